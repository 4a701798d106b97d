namespace Glassbox.Cli.Training;

/// <summary>What was asked to be written about training.</summary>
internal sealed record RecordRequest
{
    /// <summary>The page for a report, or null.</summary>
    public string? Report { get; init; }

    /// <summary>Files for a line an epoch.</summary>
    public IReadOnlyList<string> Logs { get; init; } = [];

    /// <summary>The folder for TensorBoard, or null.</summary>
    public string? TensorBoard { get; init; }

    /// <summary>The command line, as a shell takes it.</summary>
    public string Command { get; init; } = "glassbox";
}
