namespace Glassbox.Guide.Workshop;

/// <summary>An exercise that was right, with the numbers that the reader's code has computed.</summary>
/// <param name="Exercise">Which.</param>
/// <param name="Inputs">The network and the digits.</param>
/// <param name="Cases">What it was tried on.</param>
/// <param name="Yours">For each case the rows that came back.</param>
public sealed record PassedExercise(Exercise Exercise, CheckInputs Inputs, IReadOnlyList<CheckCase> Cases, IReadOnlyList<double[]?[]?> Yours);
