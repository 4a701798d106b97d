using System.Globalization;
using Spectre.Console.Rendering;

namespace Glassbox.Cli.Views;

/// <summary>Names of columns and classes in a line of a terminal: written by anybody, in any script, of any length.</summary>
internal static class NameText
{
    /// <summary>A name that stays in its line and does nothing to the terminal, cut where it is wider than there is room.</summary>
    /// <param name="name">Any text.</param>
    /// <param name="most">The columns of the terminal that there are for it.</param>
    public static string Of(string name, int most = int.MaxValue)
    {
        string printable = Printable.Escape(name).Replace("\n", "\\n", StringComparison.Ordinal);
        if (Width(printable) <= most) return printable;
        int length = 0;
        for (int width = 1; length < printable.Length;)
        {
            int next = StringInfo.GetNextTextElementLength(printable, length);
            width += Width(printable.AsSpan(length, next));
            if (width > most) break;
            length += next;
        }

        return $"{printable[..length].TrimEnd()}…";
    }

    /// <summary>The columns of a terminal that a text takes: letters of Chinese, Japanese and Korean take two.</summary>
    public static int Width(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyExceptInRange(' ', '~')) return text.Length;
        return new Segment(text.ToString()).CellCount();
    }

    /// <summary>With spaces behind it.</summary>
    public static string PadRight(string text, int width) => text + Spaces(text, width);

    /// <summary>With spaces before it.</summary>
    public static string PadLeft(string text, int width) => Spaces(text, width) + text;

    private static string Spaces(string text, int width) => new(' ', Math.Max(0, width - Width(text)));
}
