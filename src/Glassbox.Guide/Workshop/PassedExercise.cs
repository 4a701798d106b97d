namespace Glassbox.Guide.Workshop;

/// <summary>A solved exercise, with the numbers that the reader's code has computed.</summary>
/// <param name="Exercise">The exercise.</param>
/// <param name="Inputs">The network and the digits.</param>
/// <param name="Cases">The test cases.</param>
/// <param name="Yours">The output rows for each case.</param>
public sealed record PassedExercise(Exercise Exercise, CheckInputs Inputs, IReadOnlyList<CheckCase> Cases, IReadOnlyList<double[]?[]?> Yours);
