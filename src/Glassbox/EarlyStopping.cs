using Glassbox.Optimizers;

namespace Glassbox;

/// <summary>Stops training when the validation metric no longer improves, and keeps the best parameters.</summary>
/// <remarks>Prechelt 1998, "Early stopping — but when?"; with Keras's rule: training stops after a number of epochs in a row without a new best.</remarks>
public sealed record EarlyStopping
{
    private static readonly Setting<EarlyStopping>[] Own =
    [
        new("patience", SettingRange.Count, o => o.Patience, (o, value) => o with { Patience = (int)value }),
        new("minimumChange", SettingRange.NotNegative, o => o.MinimumChange, (o, value) => o with { MinimumChange = value }),
    ];

    /// <summary>The number of epochs in a row without a new best after which training stops: at least 1.</summary>
    public int Patience { get; init; } = 10;

    /// <summary>How much an epoch must improve on the best one to become the new best: at least 0, in units of the metric.</summary>
    public float MinimumChange { get; init; }

    /// <summary>The metric to compare.</summary>
    public ValidationMetric Metric { get; init; } = ValidationMetric.Loss;

    internal static IReadOnlyList<Setting<EarlyStopping>> Settings => Own;

    /// <exception cref="ArgumentException">A setting is out of range.</exception>
    internal void Validate()
    {
        foreach (Setting<EarlyStopping> setting in Own) setting.Validate(this);
        if (!Enum.IsDefined(Metric)) throw new ArgumentException($"There is no metric {(int)Metric}.", nameof(Metric));
    }

    internal double ValueOf(ValidationReport report) => Metric == ValidationMetric.Loss ? report.Loss : report.Accuracy;

    /// <summary>Returns whether a value is a new best; NaN never is.</summary>
    internal bool IsBetter(double value, double best) =>
        Metric == ValidationMetric.Loss ? value < best - MinimumChange : value > best + MinimumChange;

    /// <summary>A value that any epoch improves on.</summary>
    internal double Worst => Metric == ValidationMetric.Loss ? double.PositiveInfinity : double.NegativeInfinity;
}
