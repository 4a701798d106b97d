using Glassbox.Optimizers;

namespace Glassbox;

/// <summary>Stops training once the validation samples are no longer answered better, and keeps the best parameters.</summary>
/// <remarks>Prechelt 1998, "Early stopping — but when?"; with the rule of Keras: so many epochs in a row without a new best end it.</remarks>
public sealed record EarlyStopping
{
    private static readonly Setting<EarlyStopping>[] Own =
    [
        new("patience", SettingRange.Count, o => o.Patience, (o, value) => o with { Patience = (int)value }),
        new("minimumChange", SettingRange.NotNegative, o => o.MinimumChange, (o, value) => o with { MinimumChange = value }),
    ];

    /// <summary>Epochs in a row without a new best after which training stops: at least 1.</summary>
    public int Patience { get; init; } = 10;

    /// <summary>By how much an epoch must be better than the best before it to be a new best: at least 0, in units of the metric.</summary>
    public float MinimumChange { get; init; }

    /// <summary>What is compared.</summary>
    public ValidationMetric Metric { get; init; } = ValidationMetric.Loss;

    internal static IReadOnlyList<Setting<EarlyStopping>> Settings => Own;

    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    internal void Validate()
    {
        foreach (Setting<EarlyStopping> setting in Own) setting.Validate(this);
        if (!Enum.IsDefined(Metric)) throw new ArgumentException($"There is no metric {(int)Metric}.", nameof(Metric));
    }

    internal double ValueOf(ValidationReport report) => Metric == ValidationMetric.Loss ? report.Loss : report.Accuracy;

    /// <summary>Whether an epoch is better than the best before it; a NaN never is.</summary>
    internal bool IsBetter(double value, double best) =>
        Metric == ValidationMetric.Loss ? value < best - MinimumChange : value > best + MinimumChange;

    /// <summary>What every epoch is better than.</summary>
    internal double Worst => Metric == ValidationMetric.Loss ? double.PositiveInfinity : double.NegativeInfinity;
}
