using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Glassbox.Guide.Lab;

/// <summary>The state of a chapter in the URL, so that a reload or a shared link shows the same.</summary>
/// <remarks>Input from the URL is never trusted: a value out of range is replaced by the default and recorded as refused.</remarks>
public sealed class Address
{
    // Browsers limit how often the URL is written (Chromium 200 times in 10 s, Safari 100): a short burst goes through at once, then only
    // the latest value per interval.
    private const int AtOnce = 20;
    private static readonly TimeSpan interval = TimeSpan.FromSeconds(0.25);

    private readonly NavigationManager navigation;
    private readonly TimeProvider clock;
    private readonly SortedDictionary<string, Refusal> refused = new(StringComparer.Ordinal);
    private readonly HashSet<string> underWay = []; // marks of URLs written here whose change the browser has not reported yet
    private long written;
    private Uri? pending; // the URL that counts until the browser reports the change
    private string path; // of the page that the recorded state belongs to
    private Uri? noticed; // the URL of a page that was noticed before its change was reported
    private double credit = AtOnce;
    private long counted;
    private bool isWaiting;

    /// <param name="navigation">The navigation manager.</param>
    /// <param name="clock">The clock for the write limit; null for the system clock.</param>
    public Address(NavigationManager navigation, TimeProvider? clock = null)
    {
        this.navigation = navigation;
        this.clock = clock ?? TimeProvider.System;
        counted = this.clock.GetTimestamp();
        path = new Uri(navigation.Uri).AbsolutePath;
        navigation.LocationChanged += (_, change) => Arrive(new Uri(change.Location), change.HistoryEntryState);
    }

    /// <summary>The values in the URL of this page that were refused.</summary>
    public IReadOnlyCollection<Refusal> Refused
    {
        get
        {
            ForgetOtherPages();
            return refused.Values;
        }
    }

    /// <summary>Occurs when <see cref="Refused"/> has changed.</summary>
    public event Action? RefusedChanged;

    /// <summary>
    /// Occurs when a link or the history leads to another URL of the current page: its contents must be read from the URL again.
    /// </summary>
    public event Action? Followed;

    private Uri Current
    {
        get
        {
            Uri now = ForgetOtherPages();
            return pending ?? now;
        }
    }

    /// <summary>Reads an integer.</summary>
    /// <param name="key">The name of the parameter.</param>
    /// <param name="fallback">The value if it is missing or out of range.</param>
    /// <param name="minimum">The minimum.</param>
    /// <param name="maximum">The maximum.</param>
    public int Whole(string key, int fallback, int minimum, int maximum) =>
        int.TryParse(Text(key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= minimum && value <= maximum
            ? value
            : Refuse(key, maximum == int.MaxValue ? $"a whole number from {minimum}" : $"a whole number from {minimum} to {maximum}", fallback);

    /// <summary>Reads a number.</summary>
    /// <param name="key">The name of the parameter.</param>
    /// <param name="fallback">The value if it is missing or out of range.</param>
    /// <param name="minimum">The minimum.</param>
    /// <param name="maximum">The maximum.</param>
    public double Number(string key, double fallback, double minimum, double maximum) =>
        double.TryParse(Text(key), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= minimum && value <= maximum
            ? value
            : Refuse(key, string.Create(CultureInfo.InvariantCulture, $"a number from {minimum} to {maximum}"), fallback);

    /// <summary>Reads a Boolean value.</summary>
    public bool Flag(string key, bool fallback) => Text(key) switch { "1" => true, "0" => false, _ => Refuse(key, "0 or 1", fallback) };

    /// <summary>Reads one of several words.</summary>
    /// <param name="key">The name of the parameter.</param>
    /// <param name="words">The allowed words; the first is the default.</param>
    public string Word(string key, params ReadOnlySpan<string> words)
    {
        string text = Text(key);
        foreach (string word in words)
            if (word == text) return word;
        return Refuse(key, $"one of {string.Join(", ", words)}", words[0]);
    }

    /// <summary>Reads text that the caller parses; empty if it is missing or too long.</summary>
    /// <param name="key">The name of the parameter.</param>
    /// <param name="maxLength">The maximum number of characters.</param>
    public string Plain(string key, int maxLength) =>
        Text(key) is { } text && text.Length <= maxLength ? text : Refuse(key, $"at most {maxLength} characters", "");

    /// <summary>Parses a value; null if it is missing or invalid.</summary>
    /// <param name="key">The name of the parameter.</param>
    /// <param name="maxLength">The maximum number of characters.</param>
    /// <param name="expected">The allowed values, in words.</param>
    /// <param name="read">Parses the text; returns null if it is invalid.</param>
    public T? Parsed<T>(string key, int maxLength, string expected, Func<string, T?> read)
        where T : class
    {
        string text = Text(key);
        T? made = text.Length > 0 && text.Length <= maxLength ? read(text) : null;
        return made ?? Refuse<T?>(key, expected, null);
    }

    // Records an invalid value, if there is one, and returns the fallback.
    private T Refuse<T>(string key, string expected, T fallback)
    {
        if (Text(key) is { Length: > 0 } text && refused.TryAdd(key, new Refusal(key, text, expected))) RefusedChanged?.Invoke();
        return fallback;
    }

    /// <summary>Writes a value, replacing the history entry, so that Back leads to the previous page. Default values are omitted.</summary>
    /// <param name="key">The name of the parameter.</param>
    /// <param name="value">The value.</param>
    /// <param name="fallback">The default value.</param>
    public void Set<T>(string key, T value, T fallback)
        where T : notnull
    {
        if (refused.Remove(key)) RefusedChanged?.Invoke();
        string? text = value.Equals(fallback)
            ? null
            : value is bool flag ? (flag ? "1" : "0") : Convert.ToString(value, CultureInfo.InvariantCulture);
        Put(With(key, text));
    }

    /// <summary>Removes the fragment, replacing the history entry.</summary>
    public void DropFragment() => Put(WithoutFragment(Current));

    /// <summary>Returns a link to this page with one value changed and without a fragment, for sharing.</summary>
    public string Link(string key, string value) => WithoutFragment(new Uri(With(key, value)));

    private static string WithoutFragment(Uri uri) => uri.GetLeftPart(UriPartial.Query);

    private void Put(string uri)
    {
        if (uri == Current.AbsoluteUri) return;
        pending = new Uri(uri);
        if (isWaiting) return;
        if (MayWrite()) Write();
        else _ = WriteLaterAsync();
    }

    private bool MayWrite()
    {
        long now = clock.GetTimestamp();
        credit = Math.Min(AtOnce, credit + (clock.GetElapsedTime(counted, now) / interval));
        counted = now;
        if (credit < 1) return false;
        credit--;
        return true;
    }

    private async Task WriteLaterAsync()
    {
        isWaiting = true;
        while (!MayWrite()) await Task.Delay(interval, clock);
        isWaiting = false;
        ForgetOtherPages();
        if (pending is not null) Write();
    }

    // URLs written here carry a mark, so that they are not mistaken for links to the same page.
    private void Write()
    {
        string mark = (++written).ToString(CultureInfo.InvariantCulture);
        underWay.Add(mark);
        navigation.NavigateTo(pending!.AbsoluteUri, new NavigationOptions { ReplaceHistoryEntry = true, HistoryEntryState = mark });
    }

    // When several values are written in a row, the first URL may arrive after the last one is written.
    private void Arrive(Uri uri, string? mark)
    {
        bool isOwn = mark is not null && underWay.Remove(mark);
        if (uri == pending) pending = null;
        bool isOtherPage = uri.AbsolutePath != path || uri == noticed;
        ForgetOtherPages();
        noticed = null;
        if (isOwn || isOtherPage) return;
        bool isPlaceOnPage = uri.Fragment.Length > 0 && !uri.Fragment.Contains('=', StringComparison.Ordinal) && uri.Query == Current.Query; // a fragment with = is shared code
        if (isPlaceOnPage) return;
        pending = null;
        refused.Clear();
        Followed?.Invoke();
    }

    // Called wherever it matters: a new page may read its URL before the change event arrives here.
    private Uri ForgetOtherPages()
    {
        var now = new Uri(navigation.Uri);
        if (now.AbsolutePath == path) return now;
        path = now.AbsolutePath;
        noticed = now;
        pending = null;
        refused.Clear();
        return now;
    }

    // Other values are re-encoded, not copied as typed, which also repairs malformed URLs.
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

    /// <summary>A value in the URL that is invalid.</summary>
    /// <param name="Key">The name of the parameter.</param>
    /// <param name="Text">The text in the URL: must be displayed only as plain text.</param>
    /// <param name="Expected">The allowed values, in words.</param>
    public sealed record Refusal(string Key, string Text, string Expected);
}
