using Glassbox.Layers;

namespace Glassbox.Tests.Training;

/// <summary>Receives the whole gradient of a batch, like code that needs all of it before a step.</summary>
internal sealed class AllGradients(int parameters, bool skipsZeros) : IGradientReceiver
{
    public float[] Gradients { get; } = new float[parameters];

    public bool SkipsZeros => skipsZeros;

    public void Receive(int start, ReadOnlySpan<float> gradients) => gradients.CopyTo(Gradients.AsSpan(start));
}
