using Glassbox.Guide.Code;

namespace Glassbox.Guide.Scenes.Training;

/// <summary>A moment of the loops, as they stand after it.</summary>
/// <param name="Name">What happens, in words.</param>
/// <param name="Lines">The lines of nn.cs that do it.</param>
/// <param name="Epoch">From 1.</param>
/// <param name="Sample">Samples of this epoch that have been begun.</param>
/// <param name="Updates">Made so far.</param>
/// <param name="Correct">Right answers in this epoch so far.</param>
/// <param name="Error">The sum of the errors of this epoch so far.</param>
/// <param name="Outputs">[10] what the network says to this sample; empty before it has been asked.</param>
public sealed record LoopStep(
    string Name, IReadOnlyList<CodeMarker> Lines, int Epoch, int Sample, int Updates, int Correct, double Error, double[] Outputs);
