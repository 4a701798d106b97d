using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Glassbox.Guide.Lab;

/// <summary>The state of a chapter in the address bar: a reload or a shared link shows the same.</summary>
/// <remarks>What is read from it is never trusted: a value out of its range counts as the default, and is noted as refused.</remarks>
public sealed class Address
{
    // Browsers drop what is written too often (Chromium more than 200 times in 10 s, Safari more than 100): a few at once go
    // through, and after them the latest at each interval.
    private const int AtOnce = 20;
    private static readonly TimeSpan interval = TimeSpan.FromSeconds(0.25);

    private readonly NavigationManager navigation;
    private readonly TimeProvider clock;
    private readonly SortedDictionary<string, Refusal> refused = new(StringComparer.Ordinal);
    private readonly HashSet<string> underWay = []; // marks of addresses that were written here and that the browser has not told of yet
    private long written;
    private Uri? pending; // Until the browser tells of it, a moment after it was written, this address counts.
    private string path; // of the page to which what is noted belongs
    private Uri? noticed; // the address of a page that was noticed before word of it came
    private double credit = AtOnce;
    private long counted;
    private bool isWaiting;

    /// <param name="navigation">The address bar.</param>
    /// <param name="clock">Counts how often it is written; null for the system's.</param>
    public Address(NavigationManager navigation, TimeProvider? clock = null)
    {
        this.navigation = navigation;
        this.clock = clock ?? TimeProvider.System;
        counted = this.clock.GetTimestamp();
        path = new Uri(navigation.Uri).AbsolutePath;
        navigation.LocationChanged += (_, change) => Arrive(new Uri(change.Location), change.HistoryEntryState);
    }

    /// <summary>What the address asked for and did not get, on this page.</summary>
    public IReadOnlyCollection<Refusal> Refused
    {
        get
        {
            ForgetOtherPages();
            return refused.Values;
        }
    }

    /// <summary><see cref="Refused"/> is another.</summary>
    public event Action? RefusedChanged;

    /// <summary>
    /// A link, or the way back or forward, has led to an address of the page that is shown already: what stands on it must be
    /// read from that address anew.
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

    /// <summary>A whole number.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="fallback">Where there is none, or one out of the range.</param>
    /// <param name="least">The least it may be.</param>
    /// <param name="most">The most it may be.</param>
    public int Whole(string key, int fallback, int least, int most) =>
        int.TryParse(Text(key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= least && value <= most
            ? value
            : Refuse(key, most == int.MaxValue ? $"a whole number from {least}" : $"a whole number from {least} to {most}", fallback);

    /// <summary>A number.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="fallback">Where there is none, or one out of the range.</param>
    /// <param name="least">The least it may be.</param>
    /// <param name="most">The most it may be.</param>
    public double Number(string key, double fallback, double least, double most) =>
        double.TryParse(Text(key), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= least && value <= most
            ? value
            : Refuse(key, string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"), fallback);

    /// <summary>Whether something is on.</summary>
    public bool Flag(string key, bool fallback) => Text(key) switch { "1" => true, "0" => false, _ => Refuse(key, "0 or 1", fallback) };

    /// <summary>One of some words.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="words">All that it may be; the first counts where there is none or another.</param>
    public string Word(string key, params ReadOnlySpan<string> words)
    {
        string text = Text(key);
        foreach (string word in words)
            if (word == text) return word;
        return Refuse(key, $"one of {string.Join(", ", words)}", words[0]);
    }

    /// <summary>Text that whoever asks reads further; empty where there is none, or more than this.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="most">The most characters it may have.</param>
    public string Plain(string key, int most) =>
        Text(key) is { } text && text.Length <= most ? text : Refuse(key, $"at most {most} characters", "");

    /// <summary>What somebody makes of a text; null where there is none, and where nothing can be made of it.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="most">The most characters it may have.</param>
    /// <param name="expected">What it may be, in words.</param>
    /// <param name="read">Makes it, or gives null.</param>
    public T? Parsed<T>(string key, int most, string expected, Func<string, T?> read)
        where T : class
    {
        string text = Text(key);
        T? made = text.Length > 0 && text.Length <= most ? read(text) : null;
        return made ?? Refuse<T?>(key, expected, null);
    }

    // Notes a value that will not do, if there is one, and gives what counts in its place.
    private T Refuse<T>(string key, string expected, T fallback)
    {
        if (Text(key) is { Length: > 0 } text && refused.TryAdd(key, new Refusal(key, text, expected))) RefusedChanged?.Invoke();
        return fallback;
    }

    /// <summary>Writes a value, in place: the way back leads to the page before. The default is not written at all.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="value">What it is now.</param>
    /// <param name="fallback">The default.</param>
    public void Set<T>(string key, T value, T fallback)
        where T : notnull
    {
        if (refused.Remove(key)) RefusedChanged?.Invoke();
        string? text = value.Equals(fallback)
            ? null
            : value is bool flag ? (flag ? "1" : "0") : Convert.ToString(value, CultureInfo.InvariantCulture);
        Put(With(key, text));
    }

    /// <summary>Takes away what stands behind #, in place.</summary>
    public void DropFragment() => Put(WithoutFragment(Current));

    /// <summary>This address with another value in it, and nothing behind #: to be handed on.</summary>
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

    // What is written here carries a mark, so that it is not taken for a link to the same page.
    private void Write()
    {
        string mark = (++written).ToString(CultureInfo.InvariantCulture);
        underWay.Add(mark);
        navigation.NavigateTo(pending!.AbsoluteUri, new NavigationOptions { ReplaceHistoryEntry = true, HistoryEntryState = mark });
    }

    // Where several values were written at once, the first address may arrive when the last one is already written.
    private void Arrive(Uri uri, string? mark)
    {
        bool isOwn = mark is not null && underWay.Remove(mark);
        if (uri == pending) pending = null;
        bool isOtherPage = uri.AbsolutePath != path || uri == noticed;
        ForgetOtherPages();
        noticed = null;
        if (isOwn || isOtherPage) return;
        bool isPlaceOnPage = uri.Fragment.Length > 0 && !uri.Fragment.Contains('=', StringComparison.Ordinal) && uri.Query == Current.Query; // what has a = is shared code
        if (isPlaceOnPage) return;
        pending = null;
        refused.Clear();
        Followed?.Invoke();
    }

    // Asked whenever it matters: a new page may read its address before word of the change has come here.
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

    /// <summary>A value that the address has and that will not do.</summary>
    /// <param name="Key">Its name.</param>
    /// <param name="Text">What the address says: never to be shown but as text.</param>
    /// <param name="Expected">What it may be, in words.</param>
    public sealed record Refusal(string Key, string Text, string Expected);
}
