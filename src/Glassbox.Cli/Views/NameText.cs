using System.Globalization;
using Spectre.Console.Rendering;

namespace Glassbox.Cli.Views;

/// <summary>Prepares names of columns and classes for a line on a terminal. They may have any content, script and length.</summary>
internal static class NameText
{
    /// <summary>Returns a name that stays on its line and contains no control characters, shortened if it is too wide.</summary>
    /// <param name="name">Any text.</param>
    /// <param name="maxWidth">The maximum width, in terminal columns.</param>
    public static string Of(string name, int maxWidth = int.MaxValue)
    {
        string printable = Printable.Escape(name).Replace("\n", "\\n", StringComparison.Ordinal);
        if (Width(printable) <= maxWidth) return printable;
        int length = 0;
        for (int width = 1; length < printable.Length;)
        {
            int next = StringInfo.GetNextTextElementLength(printable, length);
            width += Width(printable.AsSpan(length, next));
            if (width > maxWidth) break;
            length += next;
        }

        return $"{printable[..length].TrimEnd()}…";
    }

    /// <summary>Returns the number of terminal columns of a text; Chinese, Japanese and Korean characters take two.</summary>
    public static int Width(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyExceptInRange(' ', '~')) return text.Length;
        return new Segment(text.ToString()).CellCount();
    }

    /// <summary>Pads a text with spaces on the right.</summary>
    public static string PadRight(string text, int width) => text + Spaces(text, width);

    /// <summary>Pads a text with spaces on the left.</summary>
    public static string PadLeft(string text, int width) => Spaces(text, width) + text;

    private static string Spaces(string text, int width) => new(' ', Math.Max(0, width - Width(text)));
}
