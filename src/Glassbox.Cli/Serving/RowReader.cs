using System.Globalization;
using System.Text;
using System.Text.Json;
using Glassbox.Cli.Grammar;
using Glassbox.Data;

namespace Glassbox.Cli.Serving;

/// <summary>Reads rows of a table from JSON: objects with the names of the columns, or arrays in their order.</summary>
internal sealed class RowReader
{
    private readonly Model model;
    private readonly byte[][] names; // [columns] in UTF-8
    private readonly Dictionary<string, int> places;

    public RowReader(Model model)
    {
        this.model = model;
        names = [.. model.Columns.Select(column => Encoding.UTF8.GetBytes(column.Name))];
        places = model.Columns.Select((column, place) => KeyValuePair.Create(column.Name, place)).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>Reads one row, or an array of rows.</summary>
    /// <param name="json">The reader, at the first token of the body.</param>
    /// <exception cref="RequestException">The body is something else.</exception>
    public PredictRequest Read(ref Utf8JsonReader json)
    {
        bool isMany = json.TokenType == JsonTokenType.StartArray && IsList(json);
        var rows = new Rows(model.Preparation.Inputs, model.Columns.Count);
        if (!isMany)
        {
            Read(ref json, rows, null);
        }
        else
        {
            while (json.Read() && json.TokenType != JsonTokenType.EndArray) Read(ref json, rows, rows.Count);
        }

        return new PredictRequest(rows.Inputs, rows.Count, isMany, rows.Warnings);
    }

    // An array of rows starts with a row; a row that is an array starts with a cell.
    private static bool IsList(Utf8JsonReader ahead) =>
        ahead.Read() && ahead.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.EndArray;

    private void Read(ref Utf8JsonReader json, Rows rows, int? row)
    {
        Array.Clear(rows.IsGiven);
        if (json.TokenType == JsonTokenType.StartObject) ReadObject(ref json, rows, row);
        else if (json.TokenType == JsonTokenType.StartArray) ReadArray(ref json, rows, row);
        else throw RequestException.Wrong("a row is an object, such as {\"column\": value}, or a list of values in the order of the columns.", row);

        Span<float> inputs = rows.Add();
        model.Preparation.Apply(rows.Cells, inputs);
        Check(rows, inputs, row);
    }

    private void ReadObject(ref Utf8JsonReader json, Rows rows, int? row)
    {
        int next = 0; // most rows have their columns in order
        string? unknown = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            int place = next < names.Length && json.ValueTextEquals(names[next]) ? next : places.GetValueOrDefault(json.GetString()!, -1);
            if (place < 0)
            {
                string name = json.GetString()!;
                if (!model.Target.Names.Contains(name)) unknown ??= name;
                json.Read();
                json.Skip(); // a row may contain the target and other columns of its table, which are ignored
                continue;
            }

            json.Read();
            if (rows.IsGiven[place]) throw RequestException.Wrong("the column is given twice.", row, model.Columns[place].Name);
            (rows.Cells[place], rows.IsGiven[place]) = (Read(ref json, model.Columns[place], row), true);
            next = place + 1;
        }

        // Beside a missing column, an unknown one may be its misspelled name, which must not become a missing value.
        if (unknown is not null && rows.IsGiven.Contains(false)) throw Unknown(unknown, rows, row);
        for (int place = 0; place < rows.Cells.Length; place++)
        {
            if (rows.IsGiven[place]) continue;
            InputColumn column = model.Columns[place];
            rows.Cells[place] = column.HasMissing ? Cell.Missing : throw RequestException.Wrong(
                $"the column is missing. Give a value, or null: then {Substitute(column)}.", row, column.Name);
        }
    }

    private RequestException Unknown(string name, Rows rows, int? row)
    {
        IReadOnlyList<string> close = Nearest.Close(name, model.Columns.Where((_, place) => !rows.IsGiven[place]).Select(column => column.Name));
        string advice = close.Count > 0 ? $"Did you mean {Grammar.Listing.Or(close.Select(candidate => $"'{candidate}'"))}?" : "Other columns are ignored in a row that has all of these; one without a value may be null.";
        return RequestException.Wrong($"there is no such column; there are {Listing()}. {advice}", row, name);
    }

    private void ReadArray(ref Utf8JsonReader json, Rows rows, int? row)
    {
        int place = 0;
        for (; json.Read() && json.TokenType != JsonTokenType.EndArray; place++)
        {
            if (place == names.Length) throw RequestException.Wrong($"there are more values than the {names.Length} columns, {Listing()}.", row);
            rows.Cells[place] = Read(ref json, model.Columns[place], row);
        }

        if (place < names.Length) throw RequestException.Wrong($"there are {place} values; the {names.Length} columns are {Listing()}.", row);
    }

    private static Cell Read(ref Utf8JsonReader json, InputColumn column, int? row)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.Null:
                return Cell.Missing;
            case JsonTokenType.Number:
                return json.TryGetDouble(out double number) && double.IsFinite(number) ? Cell.From(number)
                    : throw RequestException.Wrong("the number is too large.", row, column.Name);
            case JsonTokenType.String when column is NumberInput:
                string text = json.GetString()!;
                if (text.Length == 0) return Cell.Missing;
                return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double read) && double.IsFinite(read) ? Cell.From(read)
                    : throw RequestException.Wrong($"'{Short(text)}' is not a number.", row, column.Name);
            case JsonTokenType.String:
                return Cell.From(json.GetString());
            case JsonTokenType.True or JsonTokenType.False when column is CategoryInput:
                return json.GetBoolean();
            default:
                throw RequestException.Wrong(
                    $"expected {(column is NumberInput ? "a number" : "a text")} or null, not {Kind(json.TokenType)}.", row, column.Name);
        }
    }

    private void Check(Rows rows, ReadOnlySpan<float> inputs, int? row)
    {
        for (int place = 0; place < names.Length; place++)
        {
            InputColumn column = model.Columns[place];
            ReadOnlySpan<float> own = inputs[..column.InputNames.Count];
            inputs = inputs[own.Length..];
            if (column is NumberInput)
            {
                if (!float.IsFinite(own[0])) throw RequestException.Wrong("the number is too large.", row, column.Name);
            }
            else if (!rows.Cells[place].IsMissing && own.IndexOfAnyExcept(0f) < 0)
            {
                rows.Warnings.Add((rows.Count - 1, $"'{column.Name}' is '{Short(rows.Cells[place].Text!)}', which no training row had: it counts as none of the categories."));
            }
        }
    }

    private static string Substitute(InputColumn column) => column is NumberInput number
        ? string.Create(CultureInfo.InvariantCulture, $"the median of the training rows, {number.Median:G6}, is used")
        : "it counts as none of the categories";

    private string Listing()
    {
        const int shown = 20;
        string all = string.Join(", ", model.Columns.Take(shown).Select(column => $"'{column.Name}'"));
        return names.Length > shown ? $"{all} and {names.Length - shown} more" : all;
    }

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;

    private static string Kind(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        _ => "a text",
    };

    /// <summary>The rows read so far, and the cells of the current row.</summary>
    private sealed class Rows(int width, int columns)
    {
        private float[] inputs = new float[width];

        public Cell[] Cells { get; } = new Cell[columns];

        public bool[] IsGiven { get; } = new bool[columns];

        public List<(int Row, string Text)> Warnings { get; } = [];

        public int Count { get; private set; }

        public float[] Inputs => inputs.Length == Count * width ? inputs : inputs[..(Count * width)];

        /// <summary>Adds a row, and returns the span for its inputs.</summary>
        public Span<float> Add()
        {
            int needed = checked((Count + 1) * width);
            if (needed > inputs.Length) Array.Resize(ref inputs, (int)Math.Min(Array.MaxLength, Math.Max(needed, 2L * inputs.Length)));
            return inputs.AsSpan(Count++ * width, width);
        }
    }
}
