using Glassbox.Optimizers;
using Glassbox.Schedules;

namespace Glassbox;

/// <summary>Multiplies the learning rate by a factor every few epochs: factor^⌊epochs finished / epochs⌋.</summary>
/// <remarks>PyTorch's StepLR.</remarks>
public sealed record StepSchedule : LearningRateSchedule
{
    private static readonly Setting<LearningRateSchedule>[] Own =
    [
        Setting<LearningRateSchedule>.Of<StepSchedule>("epochs", SettingRange.Count, s => s.Epochs, (s, value) => s with { Epochs = (int)value }),
        Setting<LearningRateSchedule>.Of<StepSchedule>("factor", SettingRange.Share, s => s.Factor, (s, value) => s with { Factor = value }),
    ];

    /// <summary>The number of epochs between two changes: at least 1.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>The factor: above 0, at most 1.</summary>
    public float Factor { get; init; } = 0.1f;

    /// <inheritdoc/>
    public override string Name => "step";

    private protected override IReadOnlyList<Setting<LearningRateSchedule>> AllSettings => Own;

    internal override double FactorAt(SchedulePlace place) => Power(Factor, place.Epochs / Epochs);
}
