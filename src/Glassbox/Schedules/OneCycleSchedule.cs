using Glassbox.Optimizers;
using Glassbox.Schedules;

namespace Glassbox;

/// <summary>
/// With every step, the learning rate rises from a fraction to its full value, and then falls to almost nothing, each along half a cosine.
/// Then it stays there.
/// </summary>
/// <remarks>
/// Smith and Topin 2018, "Super-convergence"; PyTorch's OneCycleLR without its changes of momentum, where the learning rate is its max_lr.
/// </remarks>
public sealed record OneCycleSchedule : LearningRateSchedule
{
    private static readonly Setting<LearningRateSchedule>[] Own =
    [
        Setting<LearningRateSchedule>.Of<OneCycleSchedule>("epochs", SettingRange.Positive, s => s.Epochs, (s, value) => s with { Epochs = value }),
        Setting<LearningRateSchedule>.Of<OneCycleSchedule>("rising", SettingRange.Share, s => s.Rising, (s, value) => s with { Rising = value }),
        Setting<LearningRateSchedule>.Of<OneCycleSchedule>("initialDivisor", SettingRange.Divisor, s => s.InitialDivisor, (s, value) => s with { InitialDivisor = value }),
        Setting<LearningRateSchedule>.Of<OneCycleSchedule>("finalDivisor", SettingRange.Divisor, s => s.FinalDivisor, (s, value) => s with { FinalDivisor = value }),
    ];

    /// <summary>The number of epochs of the cycle: above 0. Usually the length of training.</summary>
    public float Epochs { get; init; } = 10;

    /// <summary>The fraction of the steps in which the rate rises: above 0, at most 1.</summary>
    public float Rising { get; init; } = 0.3f;

    /// <summary>The divisor for the first rate, which is the learning rate divided by this: at least 1.</summary>
    public float InitialDivisor { get; init; } = 25;

    /// <summary>The divisor for the last rate, which is the first one divided by this: at least 1.</summary>
    public float FinalDivisor { get; init; } = 10_000;

    /// <inheritdoc/>
    public override string Name => "one-cycle";

    internal override bool ChangesEveryStep => true;

    private protected override IReadOnlyList<Setting<LearningRateSchedule>> AllSettings => Own;

    internal override double FactorAt(SchedulePlace place)
    {
        double initial = 1.0 / InitialDivisor, final = initial / FinalDivisor;
        long steps = place.StepsIn(Epochs);
        double top = (Rising * (double)steps) - 1; // the step with the full rate, counted as in PyTorch
        return top > 0 && place.Step <= top ? CosineSchedule.Between(initial, 1, place.Step / top)
            : place.Step >= steps - 1 ? final
            : CosineSchedule.Between(1, final, (place.Step - top) / (steps - 1 - top));
    }
}
