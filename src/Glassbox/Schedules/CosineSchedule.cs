using Glassbox.Kernels;
using Glassbox.Optimizers;
using Glassbox.Schedules;

namespace Glassbox;

/// <summary>
/// From step to step the learning rate falls along half a cosine, from the whole to a final part of it:
/// final + (1 − final) · (1 + cos(π · steps made / all steps)) / 2. There it stays.
/// </summary>
/// <remarks>Loshchilov and Hutter 2017, "SGDR", equation 5, without restarts; PyTorch's CosineAnnealingLR, asked before each step.</remarks>
public sealed record CosineSchedule : LearningRateSchedule
{
    private static readonly Setting<LearningRateSchedule>[] Own =
    [
        Setting<LearningRateSchedule>.Of<CosineSchedule>("epochs", SettingRange.Positive, s => s.Epochs, (s, value) => s with { Epochs = value }),
        Setting<LearningRateSchedule>.Of<CosineSchedule>("final", SettingRange.Fraction, s => s.Final, (s, value) => s with { Final = value }),
    ];

    /// <summary>The epochs until it is at its end: above 0. Usually all that training has.</summary>
    public float Epochs { get; init; } = 10;

    /// <summary>The part of the rate at its end: at least 0, below 1.</summary>
    public float Final { get; init; }

    /// <inheritdoc/>
    public override string Name => "cosine";

    internal override bool ChangesEveryStep => true;

    private protected override IReadOnlyList<Setting<LearningRateSchedule>> AllSettings => Own;

    internal override double FactorAt(SchedulePlace place) => Between(1, Final, (double)place.Step / place.StepsIn(Epochs));

    /// <summary>From one number to another along half a cosine.</summary>
    /// <param name="from">Where it starts.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="part">How far it is, from 0; from 1 on it is at its end.</param>
    internal static double Between(double from, double to, double part) =>
        part >= 1 ? to : to + ((from - to) * (1 + Portable.CosPi(part)) / 2);
}
