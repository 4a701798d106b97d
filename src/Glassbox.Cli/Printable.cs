using System.Globalization;
using System.Text;

namespace Glassbox.Cli;

/// <summary>Text that does nothing to a terminal but stand there: names in files are written by anybody.</summary>
internal static class Printable
{
    /// <summary>The text with control characters, and those that turn the direction of writing, as <c>\u001b</c>; line ends stay.</summary>
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
