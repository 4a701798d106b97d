using System.Text.Json;
using System.Text.Json.Serialization;
using Glassbox.Data;

namespace PredictionApi;

/// <summary>What the model says to a row: a label and probabilities, labels and probabilities, a value, or values by name.</summary>
public sealed record Answer
{
    public string? Label { get; init; }

    public float? Probability { get; init; }

    public IReadOnlyList<string>? Labels { get; init; }

    public IReadOnlyDictionary<string, float>? Probabilities { get; init; }

    public float? Value { get; init; }

    public IReadOnlyDictionary<string, float>? Values { get; init; }

    /// <param name="target">What the model answers.</param>
    /// <param name="label">The likeliest class, of classes.</param>
    /// <param name="values">[target.Outputs]</param>
    public static Answer Of(Target target, string? label, double[] values) => target.Task switch
    {
        ModelTask.Classes => new() { Label = label, Probability = (float)values.Max(), Probabilities = ByName(target.Classes, values) },
        ModelTask.Labels => new() { Labels = [.. target.Names.Where((_, place) => values[place] > 0.5)], Probabilities = ByName(target.Names, values) },
        _ when values is [double only] => new() { Value = (float)only },
        _ => new() { Values = ByName(target.Names, values) },
    };

    // As many digits as the network has: it answers with float32.
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

/// <summary>Problem details (RFC 9457), with the row and the column that they are about.</summary>
public sealed record Problem(string Title, int Status, string Detail, int? Row = null, string? Column = null)
{
    public static IResult Result(Problem problem) => Results.Json(problem, ApiJson.Default.Problem, "application/problem+json", problem.Status);
}

/// <summary>How these become JSON, made while compiling: nothing is looked up by reflection, so it compiles ahead of time.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(Answer[]))]
[JsonSerializable(typeof(ModelDescription))]
[JsonSerializable(typeof(Health))]
[JsonSerializable(typeof(Problem))]
public sealed partial class ApiJson : JsonSerializerContext;
