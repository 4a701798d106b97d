using System.Globalization;

namespace Glassbox;

/// <summary>A weight for each class: the gradient of a sample is multiplied by the weight of its class.</summary>
public sealed class ClassWeights : IEquatable<ClassWeights>
{
    private const string BalancedName = "balanced";

    private ClassWeights(float[] values) => Values = values;

    /// <summary>
    /// Weights that make every class count the same, however many samples it has: samples / (classes · samples of the class), where only
    /// classes with samples count. Like scikit-learn's <c>class_weight="balanced"</c>.
    /// </summary>
    public static ClassWeights Balanced { get; } = new([]);

    /// <summary>[classes] The weight of each class; empty for <see cref="Balanced"/>.</summary>
    public IReadOnlyList<float> Values { get; }

    /// <summary>Creates class weights from one number per class.</summary>
    /// <param name="weights">[classes] Each 0 or above.</param>
    /// <exception cref="ArgumentException">There are no weights, or one is negative or not finite.</exception>
    public static ClassWeights From(params IReadOnlyList<float> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Count == 0) throw new ArgumentException("There must be a weight for each class.", nameof(weights));
        for (int c = 0; c < weights.Count; c++)
            if (!(weights[c] >= 0 && float.IsFinite(weights[c])))
                throw new ArgumentException(FormattableString.Invariant($"The weight of class {c} is {weights[c]}; it must be a number of at least 0."), nameof(weights));
        return new ClassWeights([.. weights]);
    }

    /// <summary>Parses class weights: <c>balanced</c>, or one number per class, separated by commas.</summary>
    /// <exception cref="ArgumentException">The text is neither.</exception>
    public static ClassWeights Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Equals(BalancedName, StringComparison.OrdinalIgnoreCase)) return Balanced;
        return From([.. text.Split(',').Select(part => float.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out float weight)
            ? weight
            : throw new ArgumentException($"'{text}' are not class weights: write {BalancedName}, or a number for each class with commas between them.", nameof(text)))]);
    }

    /// <summary>[classes] The weight of each class of a dataset; for a single target of 0 or 1, these are the two classes.</summary>
    /// <exception cref="ArgumentException">The dataset has no classes, or a different number of them.</exception>
    internal float[] For(Dataset dataset)
    {
        if (!dataset.HasClasses && !dataset.HasBinaryTargets)
            throw new ArgumentException("Class weights are for classes, and the targets of these samples are numbers.", nameof(dataset));
        int classes = dataset.HasClasses ? dataset.Classes : 2;
        if (Values.Count > 0)
            return Values.Count == classes ? [.. Values] : throw new ArgumentException($"There must be one class weight for each class: {Counted.Of(classes, "class")}, but {Counted.Of(Values.Count, "weight")}.", nameof(dataset));

        int[] counts = new int[classes];
        for (int s = 0; s < dataset.Count; s++) counts[ClassOf(dataset, s)]++;
        int present = counts.Count(count => count > 0);
        return [.. counts.Select(count => count == 0 ? 0 : (float)(dataset.Count / ((double)present * count)))];
    }

    internal static int ClassOf(Dataset dataset, int sample) => dataset.HasClasses ? dataset.Label(sample) : (int)dataset.Targets(sample)[0];

    /// <inheritdoc/>
    public bool Equals(ClassWeights? other) => other is not null && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ClassWeights);

    /// <inheritdoc/>
    public override int GetHashCode() => Values.Aggregate(0, HashCode.Combine);

    /// <summary>Returns the text that <see cref="Parse"/> reads.</summary>
    public override string ToString() =>
        Values.Count == 0 ? BalancedName : string.Join(",", Values.Select(weight => weight.ToString(CultureInfo.InvariantCulture)));
}
