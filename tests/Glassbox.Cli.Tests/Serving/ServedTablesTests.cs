using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Glassbox.Data;

namespace Glassbox.Cli.Tests.Serving;

/// <summary>Models of tables over HTTP: they answer as the library does.</summary>
public sealed class ServedTablesTests
{
    private static readonly Table Wine = Table.FromCsv(Repository.PathOf("data", "tables", "wine.csv"));
    private static readonly Lazy<Model> WineModel = new(() => Model.Fit(Wine, "cultivar", new FitOptions { Epochs = 3 }));

    private static readonly Table People = Table.FromRecords(
        Enumerable.Range(0, 60),
        ("age", i => i % 7 == 0 ? Cell.Missing : 20 + i), ("city", i => i % 3 == 0 ? "Rome" : "Oslo"), ("member", i => i % 2 == 0),
        ("income", i => 1000.0 * i), ("buys", i => (i / 20) % 2), ("returns", i => i % 2));

    private static readonly Lazy<Model> Incomes = new(() => Model.Fit(People.Without("buys", "returns"), "income", new FitOptions { Epochs = 5 }));

    [Fact]
    public async Task Every_row_is_answered_as_the_library_answers_it_alone_and_in_a_list()
    {
        await using Served served = await Served.StartAsync(WineModel.Value);
        JsonObject[] rows = [.. Enumerable.Range(0, Wine.Count).Select(Row)];
        JsonElement all = await served.AnswerAsync(new JsonArray([.. rows.Select(row => row.DeepClone())]).ToJsonString());
        Assert.Equal(Wine.Count, all.GetArrayLength());
        for (int row = 0; row < Wine.Count; row++)
        {
            Prediction expected = WineModel.Value.Predict(Wine[row]);
            JsonElement answer = all[row];
            Assert.Equal(expected.Label, answer.GetProperty("label").GetString());
            Assert.Equal((float)expected.Probability, answer.GetProperty("probability").GetSingle());
            foreach (string name in WineModel.Value.Classes)
                Assert.Equal((float)expected[name], answer.GetProperty("probabilities").GetProperty(name).GetSingle());
            if (row % 10 == 0) Assert.Equal(answer.ToString(), (await served.AnswerAsync(rows[row].ToJsonString())).ToString());
        }
    }

    [Fact]
    public async Task A_row_may_be_a_list_in_the_order_of_the_columns_or_name_them_in_any_order_and_say_the_truth()
    {
        await using Served served = await Served.StartAsync(WineModel.Value);
        JsonObject row = Row(100);
        string expected = (await served.AnswerAsync(row.ToJsonString())).ToString();
        var reversed = new JsonObject(row.Reverse().Select(cell => KeyValuePair.Create(cell.Key, cell.Value?.DeepClone()))) { ["cultivar"] = new JsonObject { ["anything"] = 1 } };
        string list = new JsonArray([.. row.Select(cell => cell.Value?.DeepClone())]).ToJsonString();
        Assert.Equal(expected, (await served.AnswerAsync(reversed.ToJsonString())).ToString());
        Assert.Equal(expected, (await served.AnswerAsync(list)).ToString());
        Assert.Equal($"[{expected},{expected}]", (await served.AnswerAsync($"[{list},{list}]")).ToString());
        Assert.Equal("[]", (await served.AnswerAsync("[]")).ToString());
    }

    [Fact]
    public async Task Numbers_come_in_their_own_units_and_what_is_missing_or_unknown_is_as_in_training()
    {
        await using Served served = await Served.StartAsync(Incomes.Value);
        Assert.Equal((float)Incomes.Value.Predict(("age", 30), ("city", "Rome"), ("member", true)).Value, (await served.AnswerAsync("""{"age": 30, "city": "Rome", "member": true}""")).GetProperty("value").GetSingle());
        float missing = (float)Incomes.Value.Predict(("city", "Rome"), ("member", true)).Value;
        foreach (string age in (string[])["", "\"age\": null,", "\"age\": \"\","])
            Assert.Equal(missing, (await served.AnswerAsync($$"""{ {{age}} "city": "Rome", "member": "true"}""")).GetProperty("value").GetSingle());
        JsonElement answers = await served.AnswerAsync("""[{"age": "30.0", "city": "Rome", "member": true}, {"age": 30, "city": "Paris", "member": true}]""");
        Assert.False(answers[0].TryGetProperty("warnings", out _));
        Assert.Equal("'city' is 'Paris', which no training row had: it counts as none of the categories.", answers[1].GetProperty("warnings")[0].GetString());
    }

    // As a row of the table that the model was trained on, with columns that it ignored.
    [Fact]
    public async Task Other_columns_are_ignored_in_a_row_that_has_all_of_the_model()
    {
        await using Served served = await Served.StartAsync(Incomes.Value);
        float plain = (await served.AnswerAsync("""{"age": 30, "city": "Rome", "member": true}""")).GetProperty("value").GetSingle();
        Assert.Equal(plain, (await served.AnswerAsync("""{"name": {"first": ["Ann"]}, "age": 30, "agee": 4, "city": "Rome", "member": true, "id": 7}""")).GetProperty("value").GetSingle());
        await served.AnswerAsync("""{"name": "Ann", "age": null, "city": "Rome", "member": true}""");
    }

    [Theory]
    [InlineData(67.49000000000001, "67.49")]
    [InlineData(0.1 + 0.2, "0.3")]
    [InlineData(1700000000123.5, "1700000000123.5")]
    public void Medians_are_written_with_the_digits_that_are_certain(double median, string written) =>
        Assert.Equal(written, JsonSerializer.Serialize(Glassbox.Cli.Serving.ModelDescription.Shortest(median)));

    [Fact]
    public async Task Several_numbers_and_several_labels_have_their_names()
    {
        await using Served numbers = await Served.StartAsync(Model.Fit(People, ["income", "age"], new FitOptions { Epochs = 2, Task = ModelTask.Regression }));
        const string row = """{"city": "Oslo", "member": false, "buys": 1, "returns": 0}""";
        Assert.Equal(["income", "age"], (await numbers.AnswerAsync(row)).GetProperty("values").EnumerateObject().Select(value => value.Name));
        await using Served labels = await Served.StartAsync(Model.Fit(People, ["buys", "returns"], new FitOptions { Epochs = 50 }));
        JsonElement answer = await labels.AnswerAsync("""{"age": 45, "city": "Oslo", "member": true, "income": 25000}""");
        Assert.Equal(["buys"], answer.GetProperty("labels").EnumerateArray().Select(label => label.GetString()));
        Assert.Equal(["buys", "returns"], answer.GetProperty("probabilities").EnumerateObject().Select(value => value.Name));
    }

    [Theory]
    [InlineData("""{"age": 30, "city": "Rome"}""", "Column 'member': the column is missing. Give a value, or null: then it counts as none of the categories.", null, "member")]
    [InlineData("""{"age": 30, "cit": "Rome", "member": true}""", "Column 'cit': there is no such column; there are 'age', 'city', 'member'.", null, "cit")]
    [InlineData("""{"agee": 30, "city": "Rome", "member": true}""", "Column 'agee': there is no such column; there are 'age', 'city', 'member'. Did you mean 'age'?", null, "agee")]
    [InlineData("""{"years": 30, "city": "Rome", "member": true}""", "Other columns are ignored in a row that has all of these; one without a value may be null.", null, "years")]
    [InlineData("""[{"age": 30, "city": "Rome", "member": true}, {"age": "old", "city": "Rome", "member": true}]""", "Row 1, column 'age': 'old' is not a number.", 1, "age")]
    [InlineData("""{"age": 1e999, "city": "Rome", "member": true}""", "Column 'age': the number is too large.", null, "age")]
    [InlineData("""{"age": 1e300, "city": "Rome", "member": true}""", "Column 'age': the number is too large.", null, "age")]
    [InlineData("""{"age": 1e37, "city": "Rome", "member": true}""", "the outputs of the network are NaN or infinite: the inputs are too far from the training data", null, null, 1e37)]
    [InlineData("""{"age": [30], "city": "Rome", "member": true}""", "Column 'age': expected a number or null, not a list.", null, "age")]
    [InlineData("""{"age": true, "city": "Rome", "member": true}""", "Column 'age': expected a number or null, not true or false.", null, "age")]
    [InlineData("""{"age": 30, "city": {}, "member": true}""", "Column 'city': expected a text or null, not an object.", null, "city")]
    [InlineData("""{"age": 30, "age": 31, "city": "Rome", "member": true}""", "Column 'age': the column is given twice.", null, "age")]
    [InlineData("""[[30, "Rome"]]""", "Row 0: there are 2 values; the 3 columns are 'age', 'city', 'member'.", 0, null)]
    [InlineData("""[[30, "Rome", true, 1]]""", "Row 0: there are more values than the 3 columns", 0, null)]
    [InlineData("""[{"age": 30, "city": "Rome", "member": true}, 7]""", "Row 1: a row is an object", 1, null)]
    [InlineData("  ", "the body is not valid JSON: line 1, byte 3.", null, null)]
    [InlineData("""{"age": 30, "city": "\ud800", "member": true}""", "the string at byte 21 of the body is invalid: it has bytes that are not UTF-8, or half of a character.", null, null)]
    [InlineData("""{"ag\udc00": 30}""", "the string at byte 2 of the body is invalid", null, null)]
    [InlineData("\"Rome\"", "a row is an object", null, null)]
    [InlineData("", "the body is empty; expected JSON.", null, null)]
    [InlineData("{\"age\": 30,\n \"city\" = 3}", "the body is not valid JSON: line 2, byte 9.", null, null)]
    [InlineData("""{"age": 30, "city": "Rome", "member": true} x""", "the body is not valid JSON: line 1, byte 45.", null, null)]
    public async Task What_cannot_be_answered_is_told_with_row_and_column(string body, string detail, int? row, string? column, double? far = null)
    {
        // A network that any large number breaks.
        Model model = far is null ? Incomes.Value : Broken();
        await using Served served = await Served.StartAsync(model);
        (HttpStatusCode status, JsonElement problem) = await served.PostAsync(body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(400, problem.GetProperty("status").GetInt32());
        Assert.Contains(detail, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(row, problem.TryGetProperty("row", out JsonElement at) ? at.GetInt32() : null);
        Assert.Equal(column, problem.TryGetProperty("column", out JsonElement name) ? name.GetString() : null);
    }

    private static Model Broken()
    {
        SavedModel saved = Incomes.Value.ToSaved();
        var network = saved.Network.Clone();
        network.Parameters.Fill(1e10f);
        return Model.FromSaved(saved with { Network = network });
    }

    private static JsonObject Row(int row) => new(Wine.Columns.Where(column => column.Name != "cultivar")
        .Select(column => KeyValuePair.Create(column.Name, (JsonNode?)JsonNode.Parse(column.Number(row).ToString("R", CultureInfo.InvariantCulture)))));
}
