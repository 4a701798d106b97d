using Glassbox.Data;

namespace Glassbox.Cli.Tables;

/// <summary>A request to train on a table.</summary>
internal sealed record TableRequest
{
    /// <summary>The default fraction of the rows to test with.</summary>
    public const float DefaultTest = 0.2f;

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

    /// <summary>The column with the weights of the rows, or null.</summary>
    public required string? Weights { get; init; }

    public required Scaling Scaling { get; init; }

    /// <summary>The fraction of the rows to test with; 0 for none.</summary>
    public required float Test { get; init; }

    /// <summary>The fraction of the rest to hold out as a validation set.</summary>
    public required float Validation { get; init; }

    public required ModelInputs? Image { get; init; }

    /// <summary>Whether an option with the given name was specified.</summary>
    public required Func<string, bool> IsSpecified { get; init; }
}
