using System.Text;

namespace Glassbox.Serialization;

/// <summary>A tensor from another program: what its name and shape tell about it.</summary>
internal sealed class ForeignTensor : IComparable<ForeignTensor>
{
    private static readonly string[] weightWords = ["weights", "weight", "kernel", "coefs", "coef", "w"];
    private static readonly string[] biasWords = ["biases", "bias", "intercepts", "intercept", "b"];

    public ForeignTensor(string name, int[] shape)
    {
        (Name, Shape) = (name, shape);
        string plain = (name.EndsWith(":0", StringComparison.Ordinal) ? name[..^2] : name).ToLowerInvariant(); // TensorFlow appends :0
        int end = plain.Length;
        while (end > 0 && (char.IsAsciiDigit(plain[end - 1]) || plain[end - 1] == '_')) end--;
        string? word = weightWords.Concat(biasWords).FirstOrDefault(w => EndsWithWord(plain.AsSpan(0, end), w));
        bool isBiasByName = biasWords.Contains(word);
        if (word is not null) Layer = plain[..(end - word.Length)] + plain[end..];
        bool isRow = shape is [> 0, 1] or [1, > 0];
        IsBias = (shape is [> 0] && (word is null ? !NamesStatistics(plain) : isBiasByName)) || (isRow && isBiasByName);
        IsWeights = shape is [> 0, > 0] && !isBiasByName;
        Word = Skeleton(plain);
    }

    public string Name { get; }

    public int[] Shape { get; }

    /// <summary>The number of elements.</summary>
    public int Length => Shape.Aggregate(1, (product, size) => product * size);

    public bool IsWeights { get; }

    public bool IsBias { get; }

    /// <summary>The name without the word for weights or biases; null if there is no such word.</summary>
    public string? Layer { get; }

    /// <summary>The name without its numbers.</summary>
    public string Word { get; }

    /// <summary>Compares by name, with numbers in names by value.</summary>
    public int CompareTo(ForeignTensor? other)
    {
        if (other is null) return 1;
        (string a, string b) = (Name, other.Name);
        int i = 0, j = 0;
        while (i < a.Length && j < b.Length)
        {
            if (char.IsAsciiDigit(a[i]) && char.IsAsciiDigit(b[j]))
            {
                string left = Digits(a, ref i), right = Digits(b, ref j);
                int order = left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(left, right);
                if (order != 0) return order;
            }
            else if (a[i] != b[j])
            {
                return a[i].CompareTo(b[j]);
            }
            else
            {
                (i, j) = (i + 1, j + 1);
            }
        }

        return (a.Length - i).CompareTo(b.Length - j);
    }

    private static string Digits(string text, ref int at)
    {
        int start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return text[start..at].TrimStart('0');
    }

    // A short word counts only if it stands alone, as in layers.0.w and W1.
    private static bool EndsWithWord(ReadOnlySpan<char> text, string word) => text.EndsWith(word, StringComparison.Ordinal)
        && (word.Length > 1 || text.Length == 1 || !char.IsAsciiLetterOrDigit(text[^2]));

    // Statistics of normalization, which is not a dense layer.
    private static bool NamesStatistics(string plain) =>
        ((string[])["running", "moving", "mean", "variance", "gamma", "beta", "scale"]).Any(word => plain.Contains(word, StringComparison.Ordinal));

    private static string Skeleton(string plain)
    {
        var word = new StringBuilder();
        foreach (char sign in plain)
        {
            if (!char.IsAsciiDigit(sign)) word.Append(sign);
            else if (word.Length > 0 && word[^1] == '_') word.Length--; // dense and dense_1 have the same word
        }

        return word.ToString();
    }
}
