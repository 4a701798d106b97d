using System.Text;

namespace Glassbox.Cli;

/// <summary>Breaks lines between words, where a terminal would break them anywhere.</summary>
internal static class WordWrap
{
    /// <summary>The text with line ends in the place of spaces, so that no line is wider unless one word alone is: paths stay whole.</summary>
    /// <param name="text">One line or more.</param>
    /// <param name="width">Columns that a line may take, 1 or more.</param>
    public static string Wrap(string text, int width)
    {
        var wrapped = new StringBuilder(text.Length);
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string[] words = lines[i].Split(' ');
            wrapped.Append(i == 0 ? "" : "\n").Append(words[0]);
            int column = words[0].Length;
            foreach (string word in words.Skip(1))
            {
                bool fits = column + 1 + word.Length <= width;
                wrapped.Append(fits ? ' ' : '\n').Append(word);
                column = fits ? column + 1 + word.Length : word.Length;
            }
        }

        return wrapped.ToString();
    }
}
