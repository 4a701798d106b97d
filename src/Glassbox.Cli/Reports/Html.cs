using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Glassbox.Cli.Reports;

/// <summary>Escapes text for an HTML page. Data may contain anything, and must not become markup.</summary>
internal static class Html
{
    private static readonly HtmlEncoder encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Returns text for use between tags or in an attribute: escapes markup and control characters.</summary>
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

    /// <summary>Returns a name from the data, isolated so that its text direction does not affect its surroundings.</summary>
    public static string Name(string text) => $"<bdi>{Text(text)}</bdi>";

    /// <summary>Returns a name or a cell of a table; shortens a long one, and puts the full text in a tooltip.</summary>
    public static string Cell(string text)
    {
        const int maxLength = 60;
        if (text.Length <= maxLength) return Name(text);
        int end = char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength;
        return $"<bdi title=\"{Text(text)}\">{Text(text[..end].TrimEnd())}…</bdi>";
    }
}
