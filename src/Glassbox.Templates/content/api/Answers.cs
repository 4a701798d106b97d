using System.Text.Json;
using System.Text.Json.Serialization;
using Glassbox.Data;

namespace PredictionApi;

/// <summary>A prediction for a row: a label and probabilities, labels and probabilities, a value, or values by name.</summary>
public sealed record Answer
{
    public string? Label { get; init; }

    public float? Probability { get; init; }

    public IReadOnlyList<string>? Labels { get; init; }

    public IReadOnlyDictionary<string, float>? Probabilities { get; init; }

    public float? Value { get; init; }

    public IReadOnlyDictionary<string, float>? Values { get; init; }

    /// <param name="target">The target of the model.</param>
    /// <param name="label">For classes, the most likely one.</param>
    /// <param name="values">[target.Outputs] The outputs of the model.</param>
    public static Answer Of(Target target, string? label, double[] values) => target.Task switch
    {
        ModelTask.Classes => new() { Label = label, Probability = (float)values.Max(), Probabilities = ByName(target.Classes, values) },
        ModelTask.Labels => new() { Labels = [.. target.Names.Where((_, place) => values[place] > 0.5)], Probabilities = ByName(target.Names, values) },
        _ when values is [double only] => new() { Value = (float)only },
        _ => new() { Values = ByName(target.Names, values) },
    };

    // The outputs of the model are float32, and are written with as many digits.
    private static Dictionary<string, float> ByName(IReadOnlyList<string> names, double[] values) =>
        names.Zip(values, (name, value) => KeyValuePair.Create(name, (float)value)).ToDictionary();
}

public sealed record Column(string Name, string Kind, IReadOnlyList<string>? Categories);

public sealed record ModelDescription(
    string Task, IReadOnlyList<string> Targets, IReadOnlyList<string>? Classes, IReadOnlyList<Column> Columns, IReadOnlyDictionary<string, double> Metrics)
{
    public static ModelDescription Of(Model model) => new(
        model.Task.ToString().ToLowerInvariant(), model.Target.Names, model.Task == ModelTask.Classes ? model.Classes : null,
        [.. model.Columns.Select(c => new Column(c.Name, c is NumberInput ? "number" : "category", (c as CategoryInput)?.Categories))], model.Metrics);
}

public sealed record Health(string Status);

/// <summary>Problem details (RFC 9457), with the row and the column of the problem.</summary>
public sealed record Problem(string Title, int Status, string Detail, int? Row = null, string? Column = null)
{
    public static IResult Result(Problem problem) => Results.Json(problem, ApiJson.Default.Problem, "application/problem+json", problem.Status);
}

/// <summary>The JSON serialization, generated at compile time: without reflection, so that the app can be compiled ahead of time.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(Answer[]))]
[JsonSerializable(typeof(ModelDescription))]
[JsonSerializable(typeof(Health))]
[JsonSerializable(typeof(Problem))]
public sealed partial class ApiJson : JsonSerializerContext;
