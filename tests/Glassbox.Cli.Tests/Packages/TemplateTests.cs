using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Glassbox.Data;

namespace Glassbox.Cli.Tests.Packages;

/// <summary>Projects made by <c>dotnet new</c>, as those make them who have installed the package: built without a warning, and run.</summary>
public partial class TemplateTests(Packed packed)
{
    private static readonly string Wine = Repository.PathOf("data", "tables", "wine.csv");

    [Fact]
    public void Tabular_learns_from_the_table_that_comes_along_and_from_others()
    {
        string program = packed.Consumers.Program("my-wines");
        Ran ran = Run("my-wines", program);
        Assert.Contains("wine.csv: 178 rows", ran.Output, StringComparison.Ordinal);
        Assert.Matches(@"Of 36 rows it has never seen: accuracy (1\.000|0\.9\d\d), ", ran.Output);
        Assert.Contains("The first of them: cultivar 1 (truth 1)", ran.Output, StringComparison.Ordinal);
        Assert.Equal("", ran.Errors);
        Assert.Equal("1", Model.Load(packed.PathOf("my-wines", "model.safetensors")).Predict(Table.FromCsv(Wine)[0]).Label);

        Assert.Matches(@"accuracy (1\.000|0\.9\d\d)", Run("my-wines", program, Repository.PathOf("data", "tables", "iris.csv"), "species").Output);
        Assert.Matches(@"r2 0\.\d", Run("my-wines", program, Wine, "alcohol").Output); // numbers are a regression

        // Some rows do not say what is to be learned, and some classes are a single row.
        packed.Write("my-wines", "rare.csv", "a,b,kind\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i % 7},{i % 5},{(i % 9 == 0 ? "" : i % 11 == 0 ? $"only {i}" : i % 7 > 3 ? "high" : "low")}\n")));
        Assert.Matches(@"Of \d+ rows it has never seen: accuracy ", Run("my-wines", program, packed.PathOf("my-wines", "rare.csv"), "kind").Output);

        foreach ((string file, string target, string message) in (IEnumerable<(string, string, string)>)[("none.csv", "x", "none.csv: there is no such file"), (Wine, "x", "There is no column 'x'")])
        {
            Ran refused = Ran.Program("dotnet", [program, file, target], folder: packed.PathOf("my-wines"));
            Assert.Equal(1, refused.ExitCode);
            Assert.StartsWith(message, refused.Errors, StringComparison.Ordinal);
            Assert.Single(refused.Errors.Trim().Split('\n'));
        }
    }

    [Fact]
    public void Digits_learns_to_read_them_and_shows_those_that_are_asked_for()
    {
        string program = packed.Consumers.Program("My digits");
        Ran ran = Run("My digits", program, "7");
        Assert.Contains("93.41 % of the 10000 digits it has never seen", ran.Output, StringComparison.Ordinal); // as everywhere
        Assert.Contains("Its worst mistake: it says", ran.Output, StringComparison.Ordinal);
        Assert.Contains("Digit 7: it says 3 (output 0.98); it is a 3", ran.Output, StringComparison.Ordinal);
        Assert.True(ModelFile.Load(packed.PathOf("My digits", "digits.safetensors")).Network.Architecture.Inputs == 784);

        Ran refused = Ran.Program("dotnet", [program, "60000"], folder: packed.PathOf("My digits"));
        Assert.Equal((2, "", "'60000' is not a whole number from 0 to 59999.\n"), (refused.ExitCode, refused.Output, refused.Errors));
    }

    [Fact]
    public async Task Api_answers_many_requests_at_once_and_says_what_is_wrong_with_others()
    {
        string program = packed.Consumers.Program("Prices");
        using Process server = Start(program);
        using var http = new HttpClient { BaseAddress = new Uri(await AddressOf(server)) };

        // The model that comes along is the one that the command makes of the table.
        var model = Model.Load(packed.PathOf("Prices", "model.safetensors"));
        Assert.Equal(TrainedByTheCommand(), model.Network.ParametersSha256());

        Table table = Table.FromCsv(Wine);
        string[] answers = await Task.WhenAll(Enumerable.Range(0, 400).Select(i => Asked(http, Row(table, i % table.Count))));
        for (int i = 0; i < answers.Length; i++)
        {
            Prediction expected = model.Predict(table[i % table.Count]);
            using var answer = JsonDocument.Parse(answers[i]);
            Assert.Equal(expected.Label, answer.RootElement.GetProperty("label").GetString());
            Assert.Equal((float)expected.Probability, answer.RootElement.GetProperty("probability").GetSingle());
            Assert.Equal((float)expected["2"], answer.RootElement.GetProperty("probabilities").GetProperty("2").GetSingle());
        }

        Assert.Equal($"[{answers[0]},{answers[1]}]", await Asked(http, $"[{Row(table, 0)},{Row(table, 1)}]"));
        Assert.Equal("[]", await Asked(http, "[]"));
        Assert.Equal("healthy", (await http.GetFromJsonAsync<JsonElement>("/health")).GetProperty("status").GetString());
        JsonElement described = await http.GetFromJsonAsync<JsonElement>("/model");
        Assert.Equal(["1", "2", "3"], described.GetProperty("classes").EnumerateArray().Select(name => name.GetString()!));
        Assert.Equal(13, described.GetProperty("columns").GetArrayLength());

        await Refused(http, HttpStatusCode.BadRequest, "[7]", "Row 0: it is not an object");
        await Refused(http, HttpStatusCode.BadRequest, $"[{Row(table, 0)},{{\"alcohol\":1}}]", "Row 1, 'malic acid': it is missing");
        await Refused(http, HttpStatusCode.BadRequest, Row(table, 0).Replace("1065", "\"much\"", StringComparison.Ordinal), "Row 0, 'proline': a number or null was expected");
        await Refused(http, HttpStatusCode.BadRequest, Row(table, 0).Replace("1065", "1e39", StringComparison.Ordinal), "Row 0, 'proline': a number or null was expected");
        await Refused(http, HttpStatusCode.BadRequest, Row(table, 0).Replace("1065", "3e38,\"hue\":1", StringComparison.Ordinal), "Row 0, 'hue': it is given twice");
        await Refused(http, HttpStatusCode.BadRequest, "{\"color\":1}", "Row 0, 'color': there is no such column");
        await Refused(http, HttpStatusCode.BadRequest, "{", "Expected");
        await Refused(http, HttpStatusCode.BadRequest, "{\"\\ud800\":1}", "UTF-16");
        await Refused(http, HttpStatusCode.BadRequest, $"[{string.Join(',', Enumerable.Repeat(Row(table, 0), 1001))}]", "more than 1000 rows");
        await Refused(http, HttpStatusCode.RequestEntityTooLarge, new string(' ', 2_000_000), "too large");
        await Stop(server);
    }

    [Fact]
    public void Api_without_a_model_says_so()
    {
        string program = packed.Consumers.Program("Prices");
        Ran refused = Ran.Program("dotnet", [program], folder: packed.PathOf("Prices"), environment: new Dictionary<string, string> { ["Prediction__Model"] = "none.safetensors" });
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("none.safetensors: there is no such file. Name the model's file by", refused.Errors, StringComparison.Ordinal);
    }

    private Ran Run(string name, string program, params string[] arguments) => Ran.Program("dotnet", [program, .. arguments], folder: packed.PathOf(name)).Well();

    private static string TrainedByTheCommand() =>
        Ran.Glassbox("train", "--data", Wine, "--target", "cultivar", "--json").Well().Json.GetProperty("parametersSha256").GetString()!;

    private static Process Start(string program) => Process.Start(new ProcessStartInfo("dotnet", [program, "--urls", "http://127.0.0.1:0"])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static async Task<string> AddressOf(Process server)
    {
        var said = new StringBuilder();
        while (await server.StandardOutput.ReadLineAsync() is { } line)
        {
            said.AppendLine(line);
            if (Listening().Match(line) is { Success: true } address) return address.Groups[1].Value;
        }

        throw new InvalidOperationException($"It does not listen.\n{said}{await server.StandardError.ReadToEndAsync()}");
    }

    private static async Task Stop(Process server)
    {
        if (OperatingSystem.IsWindows())
        {
            server.Kill();
            return;
        }

        Ran.Program("kill", ["-TERM", $"{server.Id}"]).Well();
        string said = await server.StandardOutput.ReadToEndAsync() + await server.StandardError.ReadToEndAsync();
        await server.WaitForExitAsync();
        Assert.Equal(0, server.ExitCode);
        Assert.DoesNotContain("fail:", said, StringComparison.Ordinal); // what others send wrongly is no fault of the server
    }

    private static string Row(Table table, int row) =>
        $"{{{string.Join(',', table.Columns.Where(column => column.Name != "cultivar").Select(column => $"{JsonSerializer.Serialize(column.Name)}:{JsonSerializer.Serialize(column.Number(row))}"))}}}";

    private static async Task<string> Asked(HttpClient http, string json)
    {
        using HttpResponseMessage response = await http.PostAsync("/predict", new StringContent(json, Encoding.UTF8, "application/json"));
        string answer = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, answer);
        return answer;
    }

    private static async Task Refused(HttpClient http, HttpStatusCode status, string json, string detail)
    {
        using HttpResponseMessage response = await http.PostAsync("/predict", new StringContent(json, Encoding.UTF8, "application/json"));
        Assert.Equal((status, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        JsonElement problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.Contains(detail, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"Now listening on: (\S+)")]
    private static partial Regex Listening();
}
