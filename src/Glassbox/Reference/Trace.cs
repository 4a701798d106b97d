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

    internal Trace(IEnumerable<TraceEntry> entries) => this.entries = [.. entries];

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

    /// <inheritdoc/>
    public IEnumerator<TraceEntry> GetEnumerator() => ((IEnumerable<TraceEntry>)entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
