using System.Text.Json;
using Glassbox.Data;

namespace PredictionApi;

/// <summary>Predicts rows of JSON. Thread-safe: it keeps no state between calls.</summary>
public sealed class Predictor(Model model, int maxRows)
{
    private readonly Dictionary<string, int> places =
        model.Columns.Select((column, place) => KeyValuePair.Create(column.Name, place)).ToDictionary(StringComparer.Ordinal);

    /// <summary>Predicts a row or a list of rows; returns problem details if they are invalid.</summary>
    public async Task<IResult> AnswerAsync(Stream body, CancellationToken aborted)
    {
        try
        {
            using JsonDocument json = await JsonDocument.ParseAsync(body, default, aborted);
            return json.RootElement.ValueKind == JsonValueKind.Array
                ? Results.Ok(Answer(json.RootElement.EnumerateArray()))
                : Results.Ok(Answer([json.RootElement])[0]);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException) // the second: an invalid string, such as "\ud800"
        {
            return Problem.Result(new("The body is not JSON.", 400, fault.Message));
        }
        catch (RowException fault)
        {
            return Problem.Result(new("The row cannot be answered.", 400, fault.Message, fault.Row, fault.Column));
        }
        catch (BadHttpRequestException fault)
        {
            return Problem.Result(new("The body cannot be read.", fault.StatusCode, fault.Message));
        }
    }

    private Answer[] Answer(IEnumerable<JsonElement> rows)
    {
        var answers = new List<Answer>();
        var cells = new Cell[model.Columns.Count];
        foreach (JsonElement row in rows)
        {
            if (answers.Count == maxRows) throw new RowException(maxRows, null, $"there are more than {maxRows} rows; send fewer at a time.");
            Read(row, answers.Count, cells);
            double[] values = new double[model.Target.Outputs];
            string? label = model.Predict(cells, values);
            if (!values.All(double.IsFinite)) throw new RowException(answers.Count, null, "a number is too far from the training data.");
            answers.Add(PredictionApi.Answer.Of(model.Target, label, values));
        }

        return [.. answers];
    }

    private void Read(JsonElement row, int index, Span<Cell> cells)
    {
        if (row.ValueKind != JsonValueKind.Object) throw new RowException(index, null, "it is not an object, such as {\"column\": value, …}.");
        var isGiven = new bool[cells.Length];
        foreach (JsonProperty property in row.EnumerateObject())
        {
            if (!places.TryGetValue(property.Name, out int place))
            {
                if (model.Target.Names.Contains(property.Name)) continue; // a row may contain the target, which is ignored
                throw new RowException(index, property.Name, $"there is no such column; there are {string.Join(", ", places.Keys)}.");
            }

            if (isGiven[place]) throw new RowException(index, property.Name, "it is given twice.");
            (cells[place], isGiven[place]) = (CellOf(property.Value, model.Columns[place], index), true);
        }

        for (int place = 0; place < cells.Length; place++)
        {
            if (isGiven[place]) continue;
            InputColumn column = model.Columns[place];
            cells[place] = column.HasMissing
                ? Cell.Missing
                : throw new RowException(index, column.Name, "it is missing. Give it, or null if it is unknown.");
        }
    }

    private static Cell CellOf(JsonElement value, InputColumn column, int index) => value.ValueKind switch
    {
        JsonValueKind.Null => Cell.Missing,
        JsonValueKind.Number when value.TryGetDouble(out double number) && float.IsFinite((float)number) => Cell.From(number),
        JsonValueKind.String when column is CategoryInput => Cell.From(value.GetString()),
        JsonValueKind.True or JsonValueKind.False when column is CategoryInput => value.GetBoolean(),
        _ => throw new RowException(index, column.Name, $"{(column is NumberInput ? "a number" : "a text")} or null was expected."),
    };

    /// <summary>A row is invalid.</summary>
    private sealed class RowException(int row, string? column, string what) : Exception($"Row {row}{(column is null ? "" : $", '{column}'")}: {what}")
    {
        public int Row => row;

        public string? Column => column;
    }
}
