namespace Glassbox;

/// <summary>Labels of any kind, as texts or enums, made the numbers of classes that a <see cref="Dataset"/> is made of.</summary>
/// <typeparam name="T">What a label is.</typeparam>
/// <remarks><code>
/// var labels = ClassLabels.From(flowers.Select(flower => flower.Species));
/// var dataset = Dataset.FromSamples(inputs, labels.Numbers, labels.Classes.Count);
/// Console.WriteLine(labels.Classes[network.Classify(dataset, 0)]);
/// </code></remarks>
public sealed class ClassLabels<T>
    where T : notnull
{
    internal ClassLabels(IReadOnlyList<int> numbers, IReadOnlyList<T> classes) => (Numbers, Classes) = (numbers, classes);

    /// <summary>[samples] The class of each sample: its place among <see cref="Classes"/>.</summary>
    public IReadOnlyList<int> Numbers { get; }

    /// <summary>The different labels, in ascending order; texts by the order of their characters.</summary>
    public IReadOnlyList<T> Classes { get; }
}

/// <summary>Makes <see cref="ClassLabels{T}"/>.</summary>
public static class ClassLabels
{
    /// <summary>The classes of labels.</summary>
    /// <param name="labels">[samples] Texts, enums, numbers, or whatever has an order.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
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
