using System.Globalization;

namespace Glassbox.Cli.Logs;

/// <summary>Writes scalars for TensorBoard: an event file in a folder, which TensorBoard reads during training.</summary>
internal sealed class TensorBoardLog : IEpochLog
{
    // The part before the slash is the group, so that training and validation share a chart.
    private static readonly Dictionary<string, string> tags = new()
    {
        ["learningRate"] = "training/learning_rate", ["trainingLoss"] = "loss/training", ["validationLoss"] = "loss/validation",
        ["trainingAccuracy"] = "accuracy/training", ["validationAccuracy"] = "accuracy/validation", ["testAccuracy"] = "accuracy/test",
        ["trainingMeanError"] = "mean_error/training", ["seconds"] = "training/seconds",
    };

    private readonly EventFile file;

    private TensorBoardLog(EventFile file) => this.file = file;

    /// <summary>Creates a new event file in a folder; TensorBoard joins the files of a resumed run.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static TensorBoardLog Open(string folder)
    {
        if (File.Exists(folder)) throw new IOException($"{folder} is a file; expected a folder for event files.");
        try
        {
            Directory.CreateDirectory(folder);
            long now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
            string machine = new([.. Environment.MachineName.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')]);
            string name = string.Create(CultureInfo.InvariantCulture, $"events.out.tfevents.{now / 1000:0000000000}.{machine}.{Environment.ProcessId}.{now % 1000}.glassbox");
            return new TensorBoardLog(new EventFile(new FileStream(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite)));
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new IOException($"{folder}: there is no permission to write in this folder.", fault);
        }
    }

    public void Write(EpochEntry entry)
    {
        foreach ((string name, double value) in entry.Numbers)
            if (double.IsFinite(value) && tags.TryGetValue(name, out string? tag)) file.Write(entry.Epoch, tag, (float)value);
        file.Flush();
    }

    public void Dispose() => file.Dispose();
}
