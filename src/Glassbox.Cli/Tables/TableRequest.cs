using Glassbox.Data;

namespace Glassbox.Cli.Tables;

/// <summary>What was asked for of a table.</summary>
internal sealed record TableRequest
{
    /// <summary>The part of the rows to test with, where nothing is said.</summary>
    public const float UsualTest = 0.2f;

    public static IReadOnlyDictionary<string, Scaling> Scalings { get; } = new Dictionary<string, Scaling>
    {
        ["standard"] = Scaling.Standard, ["min-max"] = Scaling.MinMax, ["robust"] = Scaling.Robust, ["none"] = Scaling.None,
    };

    public required string Path { get; init; }

    public required CsvOptions Csv { get; init; }

    public required IReadOnlyList<string> Targets { get; init; }

    public required ModelTask? Task { get; init; }

    public required IReadOnlyList<int>? Hidden { get; init; }

    public required IReadOnlyList<string> Ignore { get; init; }

    /// <summary>The column of the weights of the rows, or null.</summary>
    public required string? Weights { get; init; }

    public required Scaling Scaling { get; init; }

    /// <summary>The part of the rows to test with; none at 0.</summary>
    public required float Test { get; init; }

    /// <summary>The part of the others that is not learned from, but looked at after each epoch.</summary>
    public required float Validation { get; init; }

    public required ModelInputs? Image { get; init; }

    /// <summary>Whether an option was given, by its name.</summary>
    public required Func<string, bool> IsSaid { get; init; }
}
