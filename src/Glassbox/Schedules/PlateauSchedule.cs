using Glassbox.Optimizers;
using Glassbox.Schedules;

namespace Glassbox;

/// <summary>
/// Where the loss of the validation samples has not become smaller for some epochs, the learning rate is multiplied by a factor.
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

    /// <summary>What the rate is multiplied by: above 0, at most 1.</summary>
    public float Factor { get; init; } = 0.1f;

    /// <summary>Epochs in a row that may pass without a new best; the next one makes the rate smaller. At least 0.</summary>
    public int Patience { get; init; } = 10;

    /// <summary>By which part of the best loss an epoch must be below it to be a new best: at least 0, below 1.</summary>
    public float MinimumChange { get; init; } = 1e-4f;

    /// <summary>The part of the learning rate below which it never falls: at least 0, below 1.</summary>
    public float Final { get; init; }

    /// <inheritdoc/>
    public override string Name => "plateau";

    internal override bool NeedsValidation => true;

    private protected override IReadOnlyList<Setting<LearningRateSchedule>> AllSettings => Own;

    /// <summary>Whether a loss is a new best; a NaN never is.</summary>
    internal bool IsBetter(double loss, double best) => loss < (double.IsInfinity(best) ? best : best * (1 - (double)MinimumChange));

    internal override double FactorAt(SchedulePlace place) => Math.Max(Power(Factor, place.Reductions), Final);
}
