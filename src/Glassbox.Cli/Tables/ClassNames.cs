using Glassbox.Data;

namespace Glassbox.Cli.Tables;

/// <summary>The names of classes.</summary>
internal static class ClassNames
{
    /// <summary>Returns the names of the classes in the file of a network; empty if it has none.</summary>
    public static IReadOnlyList<string> Of(SavedModel saved, string path) =>
        Model.FromSaved(saved, path) is { IsDescribed: true } model ? model.Classes : [];

    /// <summary>Warns about classes with too few samples to train and test on; empty if all have enough.</summary>
    /// <param name="names">[classes]</param>
    /// <param name="counts">[classes] The number of samples of each class.</param>
    /// <param name="noun">The name of one sample, such as <c>row</c>.</param>
    public static IEnumerable<string> Rare(IReadOnlyList<string> names, IReadOnlyList<int> counts, string noun)
    {
        const int enough = 5, shown = 6;
        (string Name, int Count)[] rare = [.. names.Zip(counts).Where(pair => pair.Second < enough)];
        if (rare.Length == 0) yield break;
        string which = string.Join(", ", rare.Take(shown).Select(pair => $"{pair.Count} of '{pair.Name}'"));
        string more = rare.Length > shown ? $", and similarly few of {rare.Length - shown} more classes" : "";
        yield return $"There {(rare is [(_, 1)] ? "is" : "are")} only {which}{more}: too few {noun}s to learn from and to measure how well they are recognized. Add some, or leave them out.";
    }

    /// <summary>Returns the name of a class, or its index if it has none.</summary>
    public static string Of(IReadOnlyList<string> names, int place) =>
        place >= 0 && place < names.Count ? names[place] : place.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
