using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Glassbox.Reference;

/// <summary>Everything that came up on a sample's way through a network, in the order in which it was computed.</summary>
/// <remarks>
/// Layers are called <c>hidden</c> (<c>hidden 1</c>, <c>hidden 2</c> where there are several) and <c>output</c>. A layer
/// has <c>weights</c>, <c>biases</c>, <c>sums</c> and <c>activations</c>; on the way back an <c>error</c> (∂C/∂activation),
/// an <c>activation derivative</c>, a <c>delta</c> (∂C/∂sum), <c>weight gradients</c> and <c>bias gradients</c>; then
/// <c>updated hidden weights</c> and so on. A cross-entropy has no error and no derivative at the output layer: there
/// they cancel to output − target. Whether the answer is <c>correct</c> is asked only where the targets are one-hot.
/// A network of 784 inputs sees an <c>image</c> of pixels and its <c>label</c>, any other its <c>inputs</c> and
/// <c>targets</c>.
/// </remarks>
public sealed class Trace : IReadOnlyList<TraceEntry>
{
    private readonly TraceEntry[] entries;

    internal Trace(IEnumerable<TraceEntry> entries)
    {
        this.entries = [.. entries];
        Layers = [.. Enumerable.Range(1, this.entries.Max(entry => entry.Layer)).Select(layer => new LayerTrace(this, layer))];
    }

    /// <summary>What came up in each layer, from the first hidden one to the last.</summary>
    public IReadOnlyList<LayerTrace> Layers { get; }

    /// <summary>[inputs, 1]</summary>
    public TraceEntry Inputs => Entry(TraceKind.Inputs, 0);

    /// <summary>[outputs, 1] The activations of the last layer.</summary>
    public TraceEntry Outputs => Layers[^1].Activations;

    /// <summary>[outputs, 1] What the outputs should have been.</summary>
    /// <exception cref="InvalidOperationException">The trace goes forward only.</exception>
    public TraceEntry Targets => Entry(TraceKind.Targets, 0);

    /// <summary>The mean over the outputs of (output − target)².</summary>
    /// <exception cref="InvalidOperationException">The trace goes forward only.</exception>
    public double MeanSquaredError => Entry(TraceKind.MeanSquaredError, 0).Values[0];

    /// <summary>The loss that is minimized.</summary>
    /// <exception cref="InvalidOperationException">The trace goes forward only.</exception>
    public double Loss => Entry(TraceKind.Loss, 0).Values[0];

    /// <inheritdoc/>
    public int Count => entries.Length;

    /// <inheritdoc/>
    public TraceEntry this[int index] => entries[index];

    /// <summary>The entry of a name, in plain words or the video's; of the video's, the first.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public TraceEntry this[string name] => TryFind(name, out TraceEntry? entry)
        ? entry
        : throw new ArgumentException(
            $"Nothing here is called '{name}'. There are {string.Join(", ", entries.Select(q => q.Name))}.");

    /// <summary>Looks for the entry of a name, in plain words or the video's.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out TraceEntry? entry)
    {
        entry = Array.Find(entries, q => q.Name == name) ?? Array.Find(entries, q => q.ShortName == name);
        return entry is not null;
    }

    /// <summary>The entry of a kind, or null where there is none.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="layer">The layer it belongs to, from 1; 0 for what belongs to none.</param>
    internal TraceEntry? Find(TraceKind kind, int layer) => Array.Find(entries, entry => entry.Kind == kind && entry.Layer == layer);

    /// <exception cref="InvalidOperationException">There is none.</exception>
    internal TraceEntry Entry(TraceKind kind, int layer) =>
        Find(kind, layer) ?? throw new InvalidOperationException($"This trace goes forward only, and has no {kind}.");

    /// <inheritdoc/>
    public IEnumerator<TraceEntry> GetEnumerator() => ((IEnumerable<TraceEntry>)entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
