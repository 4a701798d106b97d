using Glassbox.Guide.Lab;
using Glassbox.Guide.Worker;
using Glassbox.Reference;

namespace Glassbox.Guide.Scenes.Debugger;

/// <summary>All that the reader has chosen: what stands in the address, and what undo goes back to.</summary>
/// <param name="Subject">The digit.</param>
/// <param name="IsTrained">Whether the network is the trained one.</param>
/// <param name="Rate">The learning rate.</param>
/// <param name="Order">When the weights change.</param>
/// <param name="Beat">The name of the step.</param>
/// <param name="Row">The row, where its statement was entered.</param>
public sealed record DebuggerState(Subject Subject, bool IsTrained, double Rate, UpdateOrder Order, string Beat, int? Row)
{
    private const string Prefix = "d-";
    private const int LongestSubject = 2000;

    /// <summary>The learning rates to choose from.</summary>
    public static IReadOnlyList<(double, string)> Rates { get; } = [(0.001, "0.001"), (0.01, "0.01"), (0.1, "0.1"), (1, "1"), (10, "10")];

    /// <summary>What there is where nothing was chosen.</summary>
    /// <param name="beat">The step at which the chapter opens it.</param>
    public static DebuggerState Default(string beat) =>
        new(new Subject(DigitSet.Training, 0), false, 0.01, UpdateOrder.Textbook, beat, null);

    /// <summary>Reads it from the address.</summary>
    public static DebuggerState Read(Address address, DebuggerState fallback)
    {
        UpdateOrder order = address.Word(Prefix + "order", "textbook", "video") == "video" ? UpdateOrder.Video : UpdateOrder.Textbook;
        string[] beats = [fallback.Beat, .. Script.For(order).Beats.Select(b => b.Key)];
        double rate = address.Number(Prefix + "rate", fallback.Rate, 0, 10);
        int row = address.Whole(Prefix + "row", -1, -1, 1000);
        return new DebuggerState(
            address.Parsed(Prefix + "digit", LongestSubject, Subject.Expected, Subject.Read) ?? fallback.Subject,
            address.Word(Prefix + "net", "drawn", "trained") == "trained",
            Rates.Any(r => r.Item1 == rate) ? rate : fallback.Rate,
            order,
            address.Word(Prefix + "at", beats),
            row < 0 ? null : row);
    }

    /// <summary>Writes it into the address.</summary>
    public void Write(Address address, DebuggerState fallback)
    {
        address.Set(Prefix + "digit", Subject.Written, fallback.Subject.Written);
        address.Set(Prefix + "net", IsTrained ? "trained" : "drawn", "drawn");
        address.Set(Prefix + "rate", Rate, fallback.Rate);
        address.Set(Prefix + "order", Order == UpdateOrder.Video ? "video" : "textbook", "textbook");
        address.Set(Prefix + "at", Beat, fallback.Beat);
        address.Set(Prefix + "row", Row ?? -1, -1);
    }
}
