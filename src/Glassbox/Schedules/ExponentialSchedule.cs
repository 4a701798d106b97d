using Glassbox.Optimizers;
using Glassbox.Schedules;

namespace Glassbox;

/// <summary>Multiplies the learning rate by a factor after each epoch: factor^(epochs finished).</summary>
/// <remarks>PyTorch's ExponentialLR.</remarks>
public sealed record ExponentialSchedule : LearningRateSchedule
{
    private static readonly Setting<LearningRateSchedule>[] Own =
        [Setting<LearningRateSchedule>.Of<ExponentialSchedule>("factor", SettingRange.Share, s => s.Factor, (s, value) => s with { Factor = value })];

    /// <summary>The factor: above 0, at most 1.</summary>
    public float Factor { get; init; } = 0.9f;

    /// <inheritdoc/>
    public override string Name => "exponential";

    private protected override IReadOnlyList<Setting<LearningRateSchedule>> AllSettings => Own;

    internal override double FactorAt(SchedulePlace place) => Power(Factor, place.Epochs);
}
