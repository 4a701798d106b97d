using System.Globalization;
using System.Text;

namespace Glassbox.Cli;

/// <summary>Makes text safe to print on a terminal: anyone can write the names in a file.</summary>
internal static class Printable
{
    /// <summary>Escapes control and format characters as <c>\u001b</c>, also those that change the text direction. Keeps line ends.</summary>
    public static string Escape(string text)
    {
        var printable = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            bool isFine = c == '\n' || char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
            if (isFine) printable.Append(c);
            else printable.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        }

        return printable.ToString();
    }
}
