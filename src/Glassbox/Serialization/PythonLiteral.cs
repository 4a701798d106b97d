using System.Globalization;

namespace Glassbox.Serialization;

/// <summary>Reads the subset of Python's syntax that occurs in the header of an npy file.</summary>
/// <remarks>NumPy evaluates the header as Python; this does not evaluate anything.</remarks>
internal sealed class PythonLiteral(string text, Func<string, int, DataFormatException> fault)
{
    /// <summary>The current position in the text.</summary>
    public int Position { get; private set; }

    /// <summary>Skips a character if it comes next.</summary>
    public bool Skip(char sign)
    {
        SkipSpaces();
        if (Position >= text.Length || text[Position] != sign) return false;
        Position++;
        return true;
    }

    /// <exception cref="DataFormatException">Another character comes next.</exception>
    public void Require(char sign)
    {
        if (!Skip(sign)) throw Fault($"'{sign}'");
    }

    /// <exception cref="DataFormatException">More than spaces follow.</exception>
    public void RequireEnd()
    {
        SkipSpaces();
        if (Position < text.Length) throw Fault("nothing more");
    }

    /// <summary>Reads a string in either kind of quotes, without escapes.</summary>
    public string Text()
    {
        char quote = Skip('\'') ? '\'' : Skip('"') ? '"' : throw Fault("a string in quotes");
        int end = text.IndexOf(quote, Position);
        if (end < 0) throw Fault($"a closing {quote}");
        string content = text[Position..end];
        if (content.Contains('\\')) throw Fault("a string without escapes");
        Position = end + 1;
        return content;
    }

    /// <summary>Reads True or False.</summary>
    public bool Truth()
    {
        SkipSpaces();
        foreach (bool truth in (ReadOnlySpan<bool>)[true, false])
        {
            string word = truth ? "True" : "False";
            if (string.CompareOrdinal(text, Position, word, 0, word.Length) != 0) continue;
            Position += word.Length;
            return truth;
        }

        throw Fault("True or False");
    }

    /// <summary>Reads a tuple of integers, such as (20, 784), (20,) or ().</summary>
    public int[] Numbers()
    {
        var numbers = new List<int>();
        Require('(');
        while (!Skip(')'))
        {
            if (numbers.Count > 0)
            {
                Require(',');
                if (Skip(')')) break;
            }

            numbers.Add(Number());
        }

        // In Python, (20) is a number, not a tuple.
        bool isNumber = numbers.Count == 1 && text[..Position].TrimEnd(')', ' ')[^1] != ',';
        return isNumber ? throw Fault("a comma after the one size") : [.. numbers];
    }

    private int Number()
    {
        SkipSpaces();
        int start = Position;
        while (Position < text.Length && char.IsAsciiDigit(text[Position])) Position++;
        return int.TryParse(text.AsSpan(start, Position - start), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw fault($"expected a whole number of at most {int.MaxValue}", start);
    }

    private void SkipSpaces()
    {
        while (Position < text.Length && text[Position] is ' ' or '\n' or '\t') Position++;
    }

    private DataFormatException Fault(string expected) => fault($"expected {expected}", Position);
}
