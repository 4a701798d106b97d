using Glassbox.Guide.Code;

namespace Glassbox.Guide.Scenes.Debugger;

/// <summary>One step of the program: a statement, or one of the two operations that a statement performs on each row.</summary>
/// <param name="Key">The ID in the URL.</param>
/// <param name="Part">The part of the program it belongs to.</param>
/// <param name="Statement">The number of the statement; steps of the same statement share it.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Title">A short description.</param>
/// <param name="Writes">The variable that it creates or changes; null if there is none.</param>
/// <param name="Reads">The variables that it reads.</param>
/// <param name="Line">The line of the loop that contains it.</param>
/// <param name="Inside">The lines that do the work in the functions called by that line.</param>
public sealed record ScriptStep(
    string Key, ProgramPart Part, int Statement, Operation Operation, string Title, Variable? Writes,
    IReadOnlyList<Variable> Reads, CodeMarker Line, IReadOnlyList<CodeMarker> Inside);
