using Glassbox.Data;

namespace Glassbox.Cli.Tables;

/// <summary>What classes are called.</summary>
internal static class ClassNames
{
    /// <summary>The names in the file of a network, or none where it says nothing of them.</summary>
    public static IReadOnlyList<string> Of(SavedModel saved, string path) =>
        Model.FromSaved(saved, path) is { IsDescribed: true } model ? model.Classes : [];

    /// <summary>The name of a class, or its number where it has none.</summary>
    public static string Of(IReadOnlyList<string> names, int place) =>
        place >= 0 && place < names.Count ? names[place] : place.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
