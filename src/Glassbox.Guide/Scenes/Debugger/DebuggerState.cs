using Glassbox.Guide.Lab;
using Glassbox.Guide.Worker;
using Glassbox.Reference;

namespace Glassbox.Guide.Scenes.Debugger;

/// <summary>The reader's selections, which are stored in the URL and restored by undo.</summary>
/// <param name="Subject">The digit.</param>
/// <param name="IsTrained">Whether the network is the trained one.</param>
/// <param name="Rate">The learning rate.</param>
/// <param name="Order">When the weights are updated.</param>
/// <param name="Hidden">The opened hidden neuron; null for the one with the largest delta.</param>
/// <param name="Output">The opened output; null for the one most relevant to each line.</param>
/// <param name="Way">The time of entry into a row, in seconds; null if there is no detour.</param>
public sealed record DebuggerState(Subject Subject, bool IsTrained, double Rate, UpdateOrder Order, int? Hidden, int? Output, double? Way)
{
    private const string Prefix = "d-", WayKey = Prefix + "in", HiddenKey = Prefix + "hidden", OutputKey = Prefix + "output";
    private const int LongestSubject = 2000, MostNeurons = 1000;
    private const double LongestWay = 1000;

    /// <summary>The URL parameters for the completed step, and for the row entered there.</summary>
    public const string StepKey = Prefix + "at", RowKey = Prefix + "row";

    /// <summary>The learning rates to choose from.</summary>
    public static IReadOnlyList<(double, string)> Rates { get; } = [(0.001, "0.001"), (0.01, "0.01"), (0.1, "0.1"), (1, "1"), (10, "10")];

    /// <summary>Returns the default selections.</summary>
    /// <param name="opens">The step before which the chapter opens the debugger.</param>
    public static DebuggerState Default(string opens) =>
        new(new Subject(DigitSet.Training, opens == "hidden-sums" ? 0 : Missed), true, 0.01, UpdateOrder.Textbook, null, null, null);

    /// <summary>A training digit that the trained network misclassifies, so that there are errors to see.</summary>
    public const int Missed = 370;

    /// <summary>Reads the state from the URL; if it contains no digit, the reader's own is used.</summary>
    public static DebuggerState Read(Address address, DebuggerState fallback, ReaderDigit reader)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(reader);
        double rate = address.Number(Prefix + "rate", fallback.Rate, 0, 10), way = address.Number(WayKey, -1, 0, LongestWay);
        int hidden = address.Whole(HiddenKey, -1, 0, MostNeurons), output = address.Whole(OutputKey, -1, 0, 9);
        return new DebuggerState(
            address.Parsed(Prefix + "digit", LongestSubject, Subject.Expected, Subject.Read) ?? reader.For(fallback.Subject),
            address.Word(Prefix + "net", "trained", "drawn") == "trained",
            Rates.Any(r => r.Item1 == rate) ? rate : fallback.Rate,
            address.Word(Prefix + "order", "textbook", "video") == "video" ? UpdateOrder.Video : UpdateOrder.Textbook,
            hidden < 0 ? null : hidden,
            output < 0 ? null : output,
            way < 0 ? null : way);
    }

    /// <summary>Writes the state to the URL.</summary>
    public void Write(Address address, DebuggerState fallback)
    {
        ArgumentNullException.ThrowIfNull(address);
        address.Set(Prefix + "digit", Subject.Written, fallback.Subject.Written);
        address.Set(Prefix + "net", IsTrained ? "trained" : "drawn", "trained");
        address.Set(Prefix + "rate", Rate, fallback.Rate);
        address.Set(Prefix + "order", Order == UpdateOrder.Video ? "video" : "textbook", "textbook");
        address.Set(HiddenKey, Hidden ?? -1, -1);
        address.Set(OutputKey, Output ?? -1, -1);
        address.Set(WayKey, Way ?? -1, -1);
    }
}
