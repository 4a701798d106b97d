using Glassbox.Kernels;
using Glassbox.Optimizers;
using Glassbox.Schedules;

namespace Glassbox;

/// <summary>
/// The factor falls with every step along half a cosine, from 1 to a final value:
/// final + (1 − final) · (1 + cos(π · steps / all steps)) / 2. Then it stays there.
/// </summary>
/// <remarks>Loshchilov and Hutter 2017, "SGDR", equation 5, without restarts; PyTorch's CosineAnnealingLR, applied before each step.</remarks>
public sealed record CosineSchedule : LearningRateSchedule
{
    private static readonly Setting<LearningRateSchedule>[] Own =
    [
        Setting<LearningRateSchedule>.Of<CosineSchedule>("epochs", SettingRange.Positive, s => s.Epochs, (s, value) => s with { Epochs = value }),
        Setting<LearningRateSchedule>.Of<CosineSchedule>("final", SettingRange.Fraction, s => s.Final, (s, value) => s with { Final = value }),
    ];

    /// <summary>The number of epochs until the final value: above 0. Usually the length of training.</summary>
    public float Epochs { get; init; } = 10;

    /// <summary>The final factor: at least 0, below 1.</summary>
    public float Final { get; init; }

    /// <inheritdoc/>
    public override string Name => "cosine";

    internal override bool ChangesEveryStep => true;

    private protected override IReadOnlyList<Setting<LearningRateSchedule>> AllSettings => Own;

    internal override double FactorAt(SchedulePlace place) => Between(1, Final, (double)place.Step / place.StepsIn(Epochs));

    /// <summary>Interpolates between two numbers along half a cosine.</summary>
    /// <param name="from">The start.</param>
    /// <param name="to">The end.</param>
    /// <param name="part">The position, from 0; 1 and above give the end.</param>
    internal static double Between(double from, double to, double part) =>
        part >= 1 ? to : to + ((from - to) * (1 + Portable.CosPi(part)) / 2);
}
