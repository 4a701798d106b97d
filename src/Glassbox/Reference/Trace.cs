using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Glassbox.Reference;

/// <summary>All values of a sample's pass through a network, in the order in which they were computed.</summary>
/// <remarks>
/// Layers are named <c>hidden</c> (<c>hidden 1</c>, <c>hidden 2</c> if there are several) and <c>output</c>. A layer has <c>weights</c>,
/// <c>biases</c>, <c>sums</c> and <c>activations</c>; in the backward pass an <c>error</c> (∂C/∂activation), an
/// <c>activation derivative</c>, a <c>delta</c> (∂C/∂sum), <c>weight gradients</c> and <c>bias gradients</c>; then
/// <c>updated hidden weights</c> and so on. With cross-entropy, the output layer has no error and no derivative: they cancel out to
/// output − target. <c>correct</c> exists only if the targets are one-hot. A network with 784 inputs has an <c>image</c> of pixels and its
/// <c>label</c>, any other its <c>inputs</c> and <c>targets</c>.
/// </remarks>
public sealed class Trace : IReadOnlyList<TraceEntry>
{
    private readonly TraceEntry[] entries;

    internal Trace(IEnumerable<TraceEntry> entries)
    {
        this.entries = [.. entries];
        Layers = [.. Enumerable.Range(1, this.entries.Max(entry => entry.Layer)).Select(layer => new LayerTrace(this, layer))];
    }

    /// <summary>The values of each layer, from the first hidden one to the last.</summary>
    public IReadOnlyList<LayerTrace> Layers { get; }

    /// <summary>[inputs, 1]</summary>
    public TraceEntry Inputs => Entry(TraceKind.Inputs, 0);

    /// <summary>[outputs, 1] The activations of the last layer.</summary>
    public TraceEntry Outputs => Layers[^1].Activations;

    /// <summary>[outputs, 1] The targets.</summary>
    /// <exception cref="InvalidOperationException">The trace has only the forward pass.</exception>
    public TraceEntry Targets => Entry(TraceKind.Targets, 0);

    /// <summary>The mean over the outputs of (output − target)².</summary>
    /// <exception cref="InvalidOperationException">The trace has only the forward pass.</exception>
    public double MeanSquaredError => Entry(TraceKind.MeanSquaredError, 0).Values[0];

    /// <summary>The loss that is minimized.</summary>
    /// <exception cref="InvalidOperationException">The trace has only the forward pass.</exception>
    public double Loss => Entry(TraceKind.Loss, 0).Values[0];

    /// <inheritdoc/>
    public int Count => entries.Length;

    /// <inheritdoc/>
    public TraceEntry this[int index] => entries[index];

    /// <summary>The entry with the given name, in plain words or in the video's program; of the video's names, the first.</summary>
    /// <exception cref="ArgumentException">There is no entry with that name.</exception>
    public TraceEntry this[string name] => TryFind(name, out TraceEntry? entry)
        ? entry
        : throw new ArgumentException(
            $"Nothing here is called '{name}'. There are {string.Join(", ", entries.Select(q => q.Name))}.");

    /// <summary>Finds the entry with the given name, in plain words or in the video's program.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out TraceEntry? entry)
    {
        entry = Array.Find(entries, q => q.Name == name) ?? Array.Find(entries, q => q.ShortName == name);
        return entry is not null;
    }

    /// <summary>Returns the entry of a kind, or null if there is none.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="layer">The layer that it belongs to, from 1; 0 for entries without a layer.</param>
    internal TraceEntry? Find(TraceKind kind, int layer) => Array.Find(entries, entry => entry.Kind == kind && entry.Layer == layer);

    /// <exception cref="InvalidOperationException">There is no such entry.</exception>
    internal TraceEntry Entry(TraceKind kind, int layer) =>
        Find(kind, layer) ?? throw new InvalidOperationException($"This trace goes forward only, and has no {kind}.");

    /// <inheritdoc/>
    public IEnumerator<TraceEntry> GetEnumerator() => ((IEnumerable<TraceEntry>)entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
