using Glassbox.Data;

namespace Glassbox.Cli.Tables;

/// <summary>What classes are called.</summary>
internal static class ClassNames
{
    /// <summary>The names in the file of a network, or none where it says nothing of them.</summary>
    public static IReadOnlyList<string> Of(SavedModel saved, string path) =>
        Model.FromSaved(saved, path) is { IsDescribed: true } model ? model.Classes : [];

    /// <summary>That classes have too few samples to learn and to test them, in a sentence; none where all have enough.</summary>
    /// <param name="names">[classes]</param>
    /// <param name="counts">[classes] How many samples are of each.</param>
    /// <param name="noun">What one is called, as <c>row</c>.</param>
    public static IEnumerable<string> Rare(IReadOnlyList<string> names, IReadOnlyList<int> counts, string noun)
    {
        const int enough = 5, shown = 6;
        (string Name, int Count)[] rare = [.. names.Zip(counts).Where(pair => pair.Second < enough)];
        if (rare.Length == 0) yield break;
        string which = string.Join(", ", rare.Take(shown).Select(pair => $"{pair.Count} of '{pair.Name}'"));
        string more = rare.Length > shown ? $", and as few of {rare.Length - shown} more classes" : "";
        yield return $"There {(rare is [(_, 1)] ? "is" : "are")} only {which}{more}: too few {noun}s to learn from and to say how well they are told apart. Add some, or leave them out.";
    }

    /// <summary>The name of a class, or its number where it has none.</summary>
    public static string Of(IReadOnlyList<string> names, int place) =>
        place >= 0 && place < names.Count ? names[place] : place.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
