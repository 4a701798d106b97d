using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Glassbox.Cli.Reports;

/// <summary>Text in a page. What comes from data is written by anybody, and must stay text there.</summary>
internal static class Html
{
    private static readonly HtmlEncoder encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Text as it stands between tags or in an attribute: nothing in it is a tag, and control characters are written out.</summary>
    public static string Text(string text)
    {
        var visible = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (char.IsControl(c) && c is not ('\n' or '\t')) visible.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else visible.Append(c);
        }

        return encoder.Encode(visible.ToString());
    }

    /// <summary>A name from the data: text that keeps its direction of writing to itself.</summary>
    public static string Name(string text) => $"<bdi>{Text(text)}</bdi>";

    /// <summary>A name, or what stands in a cell, in a table: cut where it is very long; the whole is told when it is pointed at.</summary>
    public static string Cell(string text)
    {
        const int most = 60;
        if (text.Length <= most) return Name(text);
        int end = char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
        return $"<bdi title=\"{Text(text)}\">{Text(text[..end].TrimEnd())}…</bdi>";
    }
}
