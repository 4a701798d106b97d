namespace Glassbox.Data.Columns;

/// <summary>Collects the values of a column of numbers or text.</summary>
/// <param name="isText">Whether it is a text column from the start.</param>
internal sealed class ColumnBuilder(bool isText)
{
    private readonly Blocks<double> numbers = new();
    private readonly Blocks<int> codes = new();
    private readonly List<string> texts = [];
    private string? code; // the first number written like a code
    private Dictionary<string, int>? places; // the index of each distinct text
    private Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;

    /// <summary>Whether the column has text, rather than numbers.</summary>
    public bool IsText { get; private set; } = isText;

    /// <summary>Whether any number has been added.</summary>
    public bool HasNumbers { get; private set; }

    /// <summary>Adds a number; NaN if it is missing.</summary>
    public void Add(double number)
    {
        HasNumbers |= !double.IsNaN(number);
        numbers.Add(number + 0.0); // −0 becomes 0, as in a cell
    }

    /// <summary>Adds a number, and remembers the text of the first one with a leading zero, as in codes.</summary>
    public void Add(double number, ReadOnlySpan<char> written)
    {
        if (code is null && written is ['0', >= '0' and <= '9', ..] && !written.ContainsAnyExceptInRange('0', '9')) code = written.ToString();
        Add(number);
    }

    /// <summary>Adds a text; empty if it is missing.</summary>
    public void Add(ReadOnlySpan<char> text) => codes.Add(text.IsEmpty ? -1 : PlaceOf(text));

    /// <summary>Turns a column with only missing values so far into a text column.</summary>
    public void BecomeText()
    {
        for (int i = numbers.Count; i > 0; i--) codes.Add(-1);
        IsText = true;
    }

    public ColumnValues Build() => IsText ? new TextValues(codes.All, texts) : new NumberValues(numbers.All, code);

    private int PlaceOf(ReadOnlySpan<char> text)
    {
        if (places is null)
        {
            places = new Dictionary<string, int>(StringComparer.Ordinal);
            lookup = places.GetAlternateLookup<ReadOnlySpan<char>>();
        }

        if (lookup.TryGetValue(text, out int place)) return place;
        string own = text.ToString();
        places.Add(own, texts.Count);
        texts.Add(own);
        return texts.Count - 1;
    }
}
