using System.Globalization;

namespace Glassbox.Serialization;

/// <summary>Reads the few things of Python's notation that stand in the header of an npy file.</summary>
/// <remarks>NumPy itself evaluates the header as Python; nothing is evaluated here.</remarks>
internal sealed class PythonLiteral(string text, Func<string, int, DataFormatException> fault)
{
    /// <summary>Where in the text the next thing starts.</summary>
    public int Position { get; private set; }

    /// <summary>Steps over a sign if it comes next.</summary>
    public bool Skip(char sign)
    {
        SkipSpaces();
        if (Position >= text.Length || text[Position] != sign) return false;
        Position++;
        return true;
    }

    /// <exception cref="DataFormatException">Another sign comes next.</exception>
    public void Require(char sign)
    {
        if (!Skip(sign)) throw Fault($"'{sign}'");
    }

    /// <exception cref="DataFormatException">More than spaces comes.</exception>
    public void RequireEnd()
    {
        SkipSpaces();
        if (Position < text.Length) throw Fault("nothing more");
    }

    /// <summary>A string in quotes of either kind, without escapes.</summary>
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

    /// <summary>True or False.</summary>
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

    /// <summary>A tuple of whole numbers, as (20, 784), (20,) or ().</summary>
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

        // Python takes (20) for a number, not for a tuple.
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
