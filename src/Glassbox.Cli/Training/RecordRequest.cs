namespace Glassbox.Cli.Training;

/// <summary>The request for records of training.</summary>
internal sealed record RecordRequest
{
    /// <summary>The path of the report, or null.</summary>
    public string? Report { get; init; }

    /// <summary>The paths of logs with a line per epoch.</summary>
    public IReadOnlyList<string> Logs { get; init; } = [];

    /// <summary>The folder for TensorBoard, or null.</summary>
    public string? TensorBoard { get; init; }

    /// <summary>The command line, quoted for a shell.</summary>
    public string Command { get; init; } = "glassbox";
}
