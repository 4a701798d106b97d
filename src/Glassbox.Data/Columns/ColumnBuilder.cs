namespace Glassbox.Data.Columns;

/// <summary>Gathers the values of a column: of numbers, or of texts.</summary>
/// <param name="isText">Whether it is of texts from the start.</param>
internal sealed class ColumnBuilder(bool isText)
{
    private readonly Blocks<double> numbers = new();
    private readonly Blocks<int> codes = new();
    private readonly List<string> texts = [];
    private string? code; // the first number that was written as one
    private Dictionary<string, int>? places; // of each text among them
    private Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;

    /// <summary>Whether the column is of texts, rather than of numbers.</summary>
    public bool IsText { get; private set; } = isText;

    /// <summary>Whether any number has been added.</summary>
    public bool HasNumbers { get; private set; }

    /// <summary>Adds a number; NaN where there is none.</summary>
    public void Add(double number)
    {
        HasNumbers |= !double.IsNaN(number);
        numbers.Add(number + 0.0); // −0 is 0, as in a cell
    }

    /// <summary>Adds a number, and keeps how the first was written that begins with a 0 before other digits, as codes do.</summary>
    public void Add(double number, ReadOnlySpan<char> written)
    {
        if (code is null && written is ['0', >= '0' and <= '9', ..] && !written.ContainsAnyExceptInRange('0', '9')) code = written.ToString();
        Add(number);
    }

    /// <summary>Adds a text; an empty one where there is none.</summary>
    public void Add(ReadOnlySpan<char> text) => codes.Add(text.IsEmpty ? -1 : PlaceOf(text));

    /// <summary>Makes a column of which all that was added so far was missing one of texts.</summary>
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
