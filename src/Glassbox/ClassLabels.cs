namespace Glassbox;

/// <summary>Labels of any type, such as text or enums, encoded as the class numbers that a <see cref="Dataset"/> takes.</summary>
/// <typeparam name="T">The type of a label.</typeparam>
/// <remarks><code>
/// var labels = ClassLabels.From(flowers.Select(flower => flower.Species));
/// var dataset = Dataset.FromSamples(inputs, labels.Numbers, labels.Classes.Count);
/// Console.WriteLine(labels.Classes[network.Classify(dataset, 0)]);
/// </code></remarks>
public sealed class ClassLabels<T>
    where T : notnull
{
    internal ClassLabels(IReadOnlyList<int> numbers, IReadOnlyList<T> classes) => (Numbers, Classes) = (numbers, classes);

    /// <summary>[samples] The class of each sample: its index in <see cref="Classes"/>.</summary>
    public IReadOnlyList<int> Numbers { get; }

    /// <summary>The distinct labels in ascending order; text in ordinal order.</summary>
    public IReadOnlyList<T> Classes { get; }
}

/// <summary>Creates <see cref="ClassLabels{T}"/>.</summary>
public static class ClassLabels
{
    /// <summary>Encodes labels as class numbers.</summary>
    /// <param name="labels">[samples] Text, enums, numbers, or any other comparable values.</param>
    /// <exception cref="ArgumentException">There are no labels.</exception>
    public static ClassLabels<T> From<T>(IEnumerable<T> labels)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(labels);
        T[] all = [.. labels];
        if (all.Length == 0) throw new ArgumentException("There are no labels.", nameof(labels));
        T[] classes = [.. typeof(T) == typeof(string) ? all.Distinct().OrderBy(label => (string)(object)label, StringComparer.Ordinal) : all.Distinct().Order()];
        var places = classes.Select((label, place) => KeyValuePair.Create(label, place)).ToDictionary();
        return new ClassLabels<T>(Array.ConvertAll(all, label => places[label]), classes);
    }
}
