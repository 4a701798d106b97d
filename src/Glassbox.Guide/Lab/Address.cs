using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Glassbox.Guide.Lab;

/// <summary>The state of a chapter in the address bar: a reload or a shared link shows the same.</summary>
/// <remarks>What is read from it is never trusted: a value out of its range counts as the default.</remarks>
public sealed class Address
{
    private readonly NavigationManager navigation;
    private Uri? pending; // The browser tells of a new address a moment after it was written; until then this one counts.

    /// <param name="navigation">The address bar.</param>
    public Address(NavigationManager navigation)
    {
        this.navigation = navigation;
        navigation.LocationChanged += (_, change) => Arrive(new Uri(change.Location));
    }

    private Uri Current => pending ?? new Uri(navigation.Uri);

    /// <summary>A whole number.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="fallback">Where there is none, or one out of the range.</param>
    /// <param name="least">The least it may be.</param>
    /// <param name="most">The most it may be.</param>
    public int Whole(string key, int fallback, int least, int most) =>
        int.TryParse(Text(key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
        && value >= least && value <= most ? value : fallback;

    /// <summary>A number.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="fallback">Where there is none, or one out of the range.</param>
    /// <param name="least">The least it may be.</param>
    /// <param name="most">The most it may be.</param>
    public double Number(string key, double fallback, double least, double most) =>
        double.TryParse(Text(key), NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
        && value >= least && value <= most ? value : fallback;

    /// <summary>Whether something is on.</summary>
    public bool Flag(string key, bool fallback) => Text(key) switch { "1" => true, "0" => false, _ => fallback };

    /// <summary>One of some words.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="words">All that it may be; the first counts where there is none or another.</param>
    public string Word(string key, params ReadOnlySpan<string> words)
    {
        string text = Text(key);
        foreach (string word in words)
            if (word == text) return word;
        return words[0];
    }

    /// <summary>Text that whoever asks reads further; empty where there is none, or more than this.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="most">The most characters it may have.</param>
    public string Plain(string key, int most) => Text(key) is { } text && text.Length <= most ? text : "";

    /// <summary>Writes a value, in place: the way back leads to the page before. The default is not written at all.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="value">What it is now.</param>
    /// <param name="fallback">The default.</param>
    public void Set<T>(string key, T value, T fallback)
        where T : notnull
    {
        string? text = value.Equals(fallback)
            ? null
            : value is bool flag ? (flag ? "1" : "0") : Convert.ToString(value, CultureInfo.InvariantCulture);
        string uri = With(key, text);
        if (uri == Current.AbsoluteUri) return;
        pending = new Uri(uri);
        navigation.NavigateTo(uri, forceLoad: false, replace: true);
    }

    // Where several values were written at once, the first address may arrive when the last one is already written.
    private void Arrive(Uri uri)
    {
        if (uri == pending || uri.AbsolutePath != pending?.AbsolutePath) pending = null;
    }

    // All else stays as it means, not as it was typed: an address of nonsense becomes a proper one by the way.
    private string With(string key, string? text)
    {
        Uri uri = Current;
        IEnumerable<(string Name, string Value)> others = Pairs(uri).Where(pair => pair.Name != key);
        IEnumerable<(string Name, string Value)> all = text is null ? others : others.Append((key, text));
        string query = string.Join('&', all.Select(pair => $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(pair.Value)}"));
        return uri.GetLeftPart(UriPartial.Path) + (query.Length > 0 ? "?" : "") + query + uri.Fragment;
    }

    private string Text(string key) => Pairs(Current).FirstOrDefault(pair => pair.Name == key).Value ?? "";

    private static IEnumerable<(string Name, string Value)> Pairs(Uri uri) =>
        from pair in uri.Query.TrimStart('?').Split('&')
        let parts = pair.Split('=', 2)
        where parts.Length == 2 && parts[0].Length > 0
        select (Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts[1]));
}
