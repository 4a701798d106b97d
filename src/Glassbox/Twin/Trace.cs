using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Glassbox.Twin;

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
public sealed class Trace : IReadOnlyList<Quantity>
{
    private readonly Quantity[] quantities;

    internal Trace(IEnumerable<Quantity> quantities) => this.quantities = [.. quantities];

    /// <inheritdoc/>
    public int Count => quantities.Length;

    /// <inheritdoc/>
    public Quantity this[int index] => quantities[index];

    /// <summary>The quantity of a name, in plain words or the video's; of the video's, the first.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public Quantity this[string name] => TryFind(name, out Quantity? quantity)
        ? quantity
        : throw new ArgumentException(
            $"Nothing here is called '{name}'. There are {string.Join(", ", quantities.Select(q => q.Name))}.");

    /// <summary>Looks for the quantity of a name, in plain words or the video's.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out Quantity? quantity)
    {
        quantity = Array.Find(quantities, q => q.Name == name) ?? Array.Find(quantities, q => q.ShortName == name);
        return quantity is not null;
    }

    /// <inheritdoc/>
    public IEnumerator<Quantity> GetEnumerator() => ((IEnumerable<Quantity>)quantities).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
