namespace Glassbox.Training;

/// <summary>Changes the whole gradient before a step, as clipping by norm does.</summary>
/// <param name="gradients">[parameters] The mean over the samples of the batch.</param>
internal delegate void GradientChange(Span<float> gradients);
