using Glassbox.Guide.Code;

namespace Glassbox.Guide.Scenes.Debugger;

/// <summary>One step of the program: a statement, or one of the two things that a statement does to each row in turn.</summary>
/// <param name="Key">Its name in the address.</param>
/// <param name="Part">The part of the program it belongs to.</param>
/// <param name="Statement">Steps of the same statement have the same number.</param>
/// <param name="Operation">What it does.</param>
/// <param name="Title">What it does, in a few words.</param>
/// <param name="Writes">What it makes or changes; null where that is nothing.</param>
/// <param name="Reads">What it takes.</param>
/// <param name="Line">The line of the loop that it stands in.</param>
/// <param name="Inside">The lines of the functions that this line calls which do the work.</param>
public sealed record ScriptStep(
    string Key, ProgramPart Part, int Statement, Operation Operation, string Title, Variable? Writes,
    IReadOnlyList<Variable> Reads, CodeMarker Line, IReadOnlyList<CodeMarker> Inside);
