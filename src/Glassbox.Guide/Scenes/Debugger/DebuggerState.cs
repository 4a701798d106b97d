using Glassbox.Guide.Lab;
using Glassbox.Guide.Worker;
using Glassbox.Reference;

namespace Glassbox.Guide.Scenes.Debugger;

/// <summary>All that the reader has chosen: what stands in the address, and what undo goes back to.</summary>
/// <param name="Subject">The digit.</param>
/// <param name="IsTrained">Whether the network is the trained one.</param>
/// <param name="Rate">The learning rate.</param>
/// <param name="Order">When the weights change.</param>
/// <param name="Hidden">The hidden neuron that is opened; null for the one that is most to blame.</param>
/// <param name="Output">The output that is opened; null for the one that a line is most about.</param>
/// <param name="Way">The way into a row, by the moment that was left, in seconds; null where there is none.</param>
public sealed record DebuggerState(Subject Subject, bool IsTrained, double Rate, UpdateOrder Order, int? Hidden, int? Output, double? Way)
{
    private const string Prefix = "d-", WayKey = Prefix + "in", HiddenKey = Prefix + "hidden", OutputKey = Prefix + "output";
    private const int LongestSubject = 2000, MostNeurons = 1000;
    private const double LongestWay = 1000;

    /// <summary>The names in the address of the step that is done, and of the row that was entered there.</summary>
    public const string StepKey = Prefix + "at", RowKey = Prefix + "row";

    /// <summary>The learning rates to choose from.</summary>
    public static IReadOnlyList<(double, string)> Rates { get; } = [(0.001, "0.001"), (0.01, "0.01"), (0.1, "0.1"), (1, "1"), (10, "10")];

    /// <summary>What there is where nothing was chosen.</summary>
    /// <param name="opens">The step before which the chapter opens it.</param>
    public static DebuggerState Default(string opens) =>
        new(new Subject(DigitSet.Training, opens == "hidden-sums" ? 0 : Missed), true, 0.01, UpdateOrder.Textbook, null, null, null);

    /// <summary>A training digit that the trained network takes for another: there is blame to be seen.</summary>
    public const int Missed = 370;

    /// <summary>Reads it from the address; the reader's own digit where that names none.</summary>
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

    /// <summary>Writes it into the address.</summary>
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
