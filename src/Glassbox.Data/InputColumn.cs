using System.Globalization;
using Glassbox.Data.Csv;

namespace Glassbox.Data;

/// <summary>A table column as inputs of a network.</summary>
/// <remarks>Each is a <see cref="NumberInput"/> or a <see cref="CategoryInput"/>.</remarks>
public abstract class InputColumn
{
    private protected InputColumn(string name) => Name = name;

    /// <summary>The name of the column.</summary>
    public string Name { get; }

    /// <summary>The names of the inputs for this column, at least one, such as <c>color=red</c>.</summary>
    public abstract IReadOnlyList<string> InputNames { get; }

    /// <summary>Whether the column had missing values in training, so that one of its inputs marks them, and the network knows of them.</summary>
    public abstract bool HasMissing { get; }

    /// <summary>Writes the inputs for a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="inputs">[<see cref="InputNames"/>]</param>
    /// <exception cref="ArgumentException">The cell does not fit the kind of the column.</exception>
    internal abstract void Write(Cell cell, Span<float> inputs);
}

/// <summary>A column of numbers: one scaled input, and a second one for missing values if there were any in training.</summary>
public sealed class NumberInput : InputColumn
{
    /// <param name="name">The name of the column.</param>
    /// <param name="median">The value for missing numbers.</param>
    /// <param name="offset">The number that becomes 0.</param>
    /// <param name="scale">The difference from the offset that becomes 1; not 0.</param>
    /// <param name="hasIndicator">Whether there is a second input, 1 if the number is missing, else 0.</param>
    internal NumberInput(string name, double median, double offset, double scale, bool hasIndicator)
        : base(name)
    {
        (Median, Offset, Scale, HasIndicator) = (median, offset, scale, hasIndicator);
        InputNames = hasIndicator ? [name, $"{name} missing"] : [name];
    }

    /// <summary>The value for missing numbers: the median of the training rows.</summary>
    public double Median { get; }

    /// <summary>The input is (number − offset) / scale.</summary>
    public double Offset { get; }

    /// <summary>The input is (number − offset) / scale.</summary>
    public double Scale { get; }

    /// <summary>Whether there is a second input, 1 if the number is missing, else 0. There is if numbers were missing in the training rows.</summary>
    public bool HasIndicator { get; }

    /// <inheritdoc/>
    public override bool HasMissing => HasIndicator;

    /// <inheritdoc/>
    public override IReadOnlyList<string> InputNames { get; }

    internal override void Write(Cell cell, Span<float> inputs)
    {
        double number = cell.Number;
        if (cell.IsText && !CsvNumber.TryParse(cell.Text, '.', out number))
            throw new ArgumentException($"'{Name}' is a column of numbers; found '{cell.Text}'.", nameof(cell));
        bool isMissing = double.IsNaN(number);
        inputs[0] = (float)(((isMissing ? Median : number) - Offset) / Scale);
        if (HasIndicator) inputs[1] = isMissing ? 1 : 0;
    }
}

/// <summary>A column of categories, one-hot encoded: one input per category.</summary>
public sealed class CategoryInput : InputColumn
{
    private readonly Dictionary<string, int> places;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;

    /// <param name="name">The name of the column.</param>
    /// <param name="categories">The distinct categories: at least one.</param>
    /// <param name="hasMissing">Whether another input marks empty cells.</param>
    internal CategoryInput(string name, IReadOnlyList<string> categories, bool hasMissing)
        : base(name)
    {
        (Categories, HasMissing) = ([.. categories], hasMissing);
        places = Categories.Select((category, place) => KeyValuePair.Create(category, place)).ToDictionary(StringComparer.Ordinal);
        lookup = places.GetAlternateLookup<ReadOnlySpan<char>>();
        IEnumerable<string> names = Categories.Select(category => $"{name}={category}");
        InputNames = [.. hasMissing ? names.Append($"{name} missing") : names];
    }

    /// <summary>The distinct values of the training rows. For any other value, all inputs are 0.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>Whether another input marks empty cells. It does if there were some in the training rows.</summary>
    public override bool HasMissing { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> InputNames { get; }

    /// <summary>Returns the index of the cell's category; −1 if it is unknown.</summary>
    internal int Place(Cell cell)
    {
        if (cell.IsText) return places.GetValueOrDefault(cell.Text!, -1);
        Span<char> text = stackalloc char[32];
        return !cell.IsMissing && cell.Number.TryFormat(text, out int length, "R", CultureInfo.InvariantCulture) && lookup.TryGetValue(text[..length], out int place)
            ? place
            : -1;
    }

    internal override void Write(Cell cell, Span<float> inputs)
    {
        inputs.Clear();
        if (cell.IsMissing && HasMissing) inputs[^1] = 1;
        else if (Place(cell) is >= 0 and int place) inputs[place] = 1;
    }
}
