using System.Text;

namespace Glassbox.Cli;

/// <summary>Wraps lines between words, where a terminal would break them anywhere.</summary>
internal static class WordWrap
{
    /// <summary>Wraps text so that no line is wider than the width, unless a single word is: paths stay whole.</summary>
    /// <param name="text">One or more lines.</param>
    /// <param name="width">The maximum width of a line, at least 1.</param>
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
