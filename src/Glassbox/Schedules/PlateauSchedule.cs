using Glassbox.Optimizers;
using Glassbox.Schedules;

namespace Glassbox;

/// <summary>
/// Multiplies the learning rate by a factor when the validation loss has not improved for some epochs.
/// </summary>
/// <remarks>PyTorch's ReduceLROnPlateau. It needs <see cref="TrainerBase{T}.Validation"/>.</remarks>
public sealed record PlateauSchedule : LearningRateSchedule
{
    private static readonly Setting<LearningRateSchedule>[] Own =
    [
        Setting<LearningRateSchedule>.Of<PlateauSchedule>("factor", SettingRange.Share, s => s.Factor, (s, value) => s with { Factor = value }),
        Setting<LearningRateSchedule>.Of<PlateauSchedule>("patience", SettingRange.WholeNumber, s => s.Patience, (s, value) => s with { Patience = (int)value }),
        Setting<LearningRateSchedule>.Of<PlateauSchedule>("minimumChange", SettingRange.Fraction, s => s.MinimumChange, (s, value) => s with { MinimumChange = value }),
        Setting<LearningRateSchedule>.Of<PlateauSchedule>("final", SettingRange.Fraction, s => s.Final, (s, value) => s with { Final = value }),
    ];

    /// <summary>The factor: above 0, at most 1.</summary>
    public float Factor { get; init; } = 0.1f;

    /// <summary>The number of epochs in a row that may pass without a new best; the next one reduces the rate. At least 0.</summary>
    public int Patience { get; init; } = 10;

    /// <summary>The fraction of the best loss by which an epoch must be lower to be the new best: at least 0, below 1.</summary>
    public float MinimumChange { get; init; } = 1e-4f;

    /// <summary>The lowest factor: at least 0, below 1.</summary>
    public float Final { get; init; }

    /// <inheritdoc/>
    public override string Name => "plateau";

    internal override bool NeedsValidation => true;

    private protected override IReadOnlyList<Setting<LearningRateSchedule>> AllSettings => Own;

    /// <summary>Returns whether a loss is a new best; NaN never is.</summary>
    internal bool IsBetter(double loss, double best) => loss < (double.IsInfinity(best) ? best : best * (1 - (double)MinimumChange));

    internal override double FactorAt(SchedulePlace place) => Math.Max(Power(Factor, place.Reductions), Final);
}
