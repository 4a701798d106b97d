using System.Globalization;
using Glassbox.Data.Csv;

namespace Glassbox.Data;

/// <summary>A column as inputs of a network: how they are made of what stands in it.</summary>
/// <remarks>Each is a <see cref="NumberInput"/> or a <see cref="CategoryInput"/>.</remarks>
public abstract class InputColumn
{
    private protected InputColumn(string name) => Name = name;

    /// <summary>The name of the column.</summary>
    public string Name { get; }

    /// <summary>The names of the inputs that are made of it, at least one, as <c>color=red</c>.</summary>
    public abstract IReadOnlyList<string> InputNames { get; }

    /// <summary>Writes the inputs.</summary>
    /// <param name="cell">What stands in the column.</param>
    /// <param name="inputs">[<see cref="InputNames"/>]</param>
    /// <exception cref="ArgumentException">The cell holds something else than the column does.</exception>
    internal abstract void Write(Cell cell, Span<float> inputs);
}

/// <summary>A column of numbers: an input, scaled, and where some were missing another one that says so.</summary>
public sealed class NumberInput : InputColumn
{
    /// <param name="name">The name of the column.</param>
    /// <param name="median">Takes the place of a number that is missing.</param>
    /// <param name="offset">Becomes 0.</param>
    /// <param name="scale">Becomes 1, from there; not 0.</param>
    /// <param name="hasIndicator">Whether there is a second input, 1 where the number is missing and 0 otherwise.</param>
    internal NumberInput(string name, double median, double offset, double scale, bool hasIndicator)
        : base(name)
    {
        (Median, Offset, Scale, HasIndicator) = (median, offset, scale, hasIndicator);
        InputNames = hasIndicator ? [name, $"{name} missing"] : [name];
    }

    /// <summary>Takes the place of a number that is missing: the median of the training rows.</summary>
    public double Median { get; }

    /// <summary>The input is (number − offset) / scale.</summary>
    public double Offset { get; }

    /// <summary>The input is (number − offset) / scale.</summary>
    public double Scale { get; }

    /// <summary>Whether there is a second input, 1 where the number is missing and 0 otherwise: where some were in the training rows.</summary>
    public bool HasIndicator { get; }

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

/// <summary>A column of categories, one-hot: an input for each, 1 where it is the one and 0 in all others.</summary>
public sealed class CategoryInput : InputColumn
{
    private readonly Dictionary<string, int> places;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;

    /// <param name="name">The name of the column.</param>
    /// <param name="categories">At least one, each once.</param>
    /// <param name="hasMissing">Whether one more input says that the cell is empty.</param>
    internal CategoryInput(string name, IReadOnlyList<string> categories, bool hasMissing)
        : base(name)
    {
        (Categories, HasMissing) = ([.. categories], hasMissing);
        places = Categories.Select((category, place) => KeyValuePair.Create(category, place)).ToDictionary(StringComparer.Ordinal);
        lookup = places.GetAlternateLookup<ReadOnlySpan<char>>();
        IEnumerable<string> names = Categories.Select(category => $"{name}={category}");
        InputNames = [.. hasMissing ? names.Append($"{name} missing") : names];
    }

    /// <summary>The different values of the training rows. Others make all inputs 0.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>Whether one more input says that the cell is empty: where some were in the training rows.</summary>
    public bool HasMissing { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> InputNames { get; }

    /// <summary>The place of what stands in a cell among the categories; −1 where it is none of them.</summary>
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
