using System.Text.Json;
using System.Text.Json.Nodes;
using Glassbox.Data;

namespace Glassbox.Cli.Serving;

/// <summary>Describes the API in OpenAPI 3.1, with the columns and classes of the served model.</summary>
internal static class OpenApi
{
    private const int MaxNamed = 200; // columns and classes: nobody reads more

    public static void Write(Utf8JsonWriter json, ServedModel served, ServerSettings settings) => Describe(served, settings).WriteTo(json);

    private static JsonObject Describe(ServedModel served, ServerSettings settings)
    {
        var schemas = new JsonObject { ["Answer"] = Answer(served.Model.Target), ["Problem"] = Problem() };
        if (served.HasRows) schemas["Row"] = Row(served.Model);
        if (served.Pictures is { } pictures) schemas["Picture"] = Picture(pictures.Inputs);
        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = served.Name,
                ["description"] = $"A network of {served.Model.Network.Architecture}, served by Glassbox.",
                ["version"] = typeof(OpenApi).Assembly.GetName().Version!.ToString(3),
            },
            ["paths"] = new JsonObject
            {
                ["/predict"] = new JsonObject { ["post"] = Predict(served, settings) },
                ["/model"] = Get("The inputs and outputs of the model, and how it was trained."),
                ["/health"] = Get("Whether the server is running."),
            },
            ["components"] = new JsonObject { ["schemas"] = schemas },
        };
    }

    private static JsonObject Predict(ServedModel served, ServerSettings settings)
    {
        string what = served.Pictures is null ? "row" : "picture";
        string[] questions = [.. served.HasRows ? ["Row"] : Array.Empty<string>(), .. served.Pictures is null ? Array.Empty<string>() : ["Picture"]];
        string[] files = served.Pictures is null ? [] : ["image/png", "image/jpeg", "image/bmp"];
        var content = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = OneOrMany(questions) } };
        foreach (string type in files) content[type] = new JsonObject();
        var responses = new JsonObject
        {
            ["200"] = new JsonObject
            {
                ["description"] = $"The answer to the {what}, or a list of answers in the order of the list.",
                ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = OneOrMany("Answer") } },
            },
        };
        foreach ((string status, string meaning) in ((string, string)[])
            [
                ("400", "The request is invalid; row and column say where."), ("413", "The body is too large."),
                ("415", "The media type of the body is not supported."), ("503", "Too many requests: try again."),
            ])
        {
            responses[status] = new JsonObject
            {
                ["description"] = meaning,
                ["content"] = new JsonObject { ["application/problem+json"] = new JsonObject { ["schema"] = Reference("Problem") } },
            };
        }

        return new JsonObject
        {
            ["operationId"] = "predict",
            ["summary"] = $"Predicts a {what}, or a list of them.",
            ["requestBody"] = new JsonObject { ["required"] = true, ["description"] = $"At most {settings.MaxBody} bytes.", ["content"] = content },
            ["responses"] = responses,
        };
    }

    private static JsonObject Get(string summary) => new()
    {
        ["get"] = new JsonObject
        {
            ["summary"] = summary,
            ["responses"] = new JsonObject
            {
                ["200"] = new JsonObject { ["description"] = summary, ["content"] = new JsonObject { ["application/json"] = new JsonObject() } },
            },
        },
    };

    private static JsonObject Row(Model model)
    {
        var columns = new JsonObject();
        foreach (InputColumn column in model.Columns.Take(MaxNamed))
            columns[column.Name] = new JsonObject { ["type"] = Texts(column is NumberInput ? "number" : "string", "null"), ["examples"] = Examples(column) };
        return new JsonObject
        {
            ["type"] = "object",
            ["required"] = Texts([.. model.Columns.Where(column => !column.HasMissing).Take(MaxNamed).Select(column => column.Name)]),
            ["properties"] = columns,
        };
    }

    private static JsonArray Examples(InputColumn column) => column switch
    {
        CategoryInput category => Texts([.. category.Categories.Take(MaxNamed)]),
        NumberInput number => [(JsonNode)ModelDescription.Shortest(number.Median)],
        _ => [],
    };

    private static JsonObject Picture(ModelInputs size) => new()
    {
        ["oneOf"] = new JsonArray(
            ListOf(size.Rows, ListOf(size.Columns, size.IsColor ? ListOf(size.Channels, Light()) : Light())),
            new JsonObject { ["type"] = "string", ["contentEncoding"] = "base64", ["description"] = "A picture file of any size: PNG, JPEG or BMP." }),
    };

    private static JsonObject Light() => new() { ["type"] = "number", ["minimum"] = 0, ["maximum"] = 255 };

    private static JsonObject Answer(Target target)
    {
        JsonObject properties = target.Task switch
        {
            ModelTask.Classes => new JsonObject
            {
                ["label"] = new JsonObject { ["type"] = "string", ["enum"] = Texts([.. target.Classes]) },
                ["probability"] = Type("number"),
                ["probabilities"] = Numbers(target.Classes),
            },
            ModelTask.Labels => new JsonObject { ["labels"] = ListOf(Type("string")), ["probabilities"] = Numbers(target.Names) },
            _ when target.Names.Count == 1 => new JsonObject { ["value"] = Type("number") },
            _ => new JsonObject { ["values"] = Numbers(target.Names) },
        };
        properties["warnings"] = ListOf(Type("string"));
        return new JsonObject { ["type"] = "object", ["properties"] = properties };
    }

    private static JsonObject Problem() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["title"] = Type("string"), ["status"] = Type("integer"), ["detail"] = Type("string"), ["row"] = Type("integer"), ["column"] = Type("string"),
        },
    };

    private static JsonObject OneOrMany(params string[] names) => new()
    {
        ["oneOf"] = new JsonArray([.. names.SelectMany(name => (JsonNode[])[Reference(name), ListOf(Reference(name))])]),
    };

    private static JsonObject Numbers(IReadOnlyList<string> names)
    {
        var properties = new JsonObject();
        foreach (string name in names.Take(MaxNamed)) properties[name] = Type("number");
        return new JsonObject { ["type"] = "object", ["properties"] = properties };
    }

    private static JsonObject ListOf(JsonObject items) => new() { ["type"] = "array", ["items"] = items };

    private static JsonObject ListOf(int count, JsonObject items) => new() { ["type"] = "array", ["items"] = items, ["minItems"] = count, ["maxItems"] = count };

    private static JsonObject Reference(string name) => new() { ["$ref"] = $"#/components/schemas/{name}" };

    private static JsonObject Type(string name) => new() { ["type"] = name };

    private static JsonArray Texts(params string[] texts) => [.. texts.Select(text => (JsonNode)text)];
}
