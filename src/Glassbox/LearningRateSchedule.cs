using Glassbox.Optimizers;
using Glassbox.Schedules;

namespace Glassbox;

/// <summary>How the learning rate changes while training goes on: by a factor of the rate that was asked for.</summary>
/// <remarks>Each one is a file in <c>Schedules/</c>. All follow PyTorch's formulas, and are tested against it.</remarks>
public abstract record LearningRateSchedule
{
    private protected LearningRateSchedule() { }

    /// <summary>All of them, each with its default settings, in the order of a listing.</summary>
    public static IReadOnlyList<LearningRateSchedule> All { get; } =
        [new StepSchedule(), new ExponentialSchedule(), new CosineSchedule(), new OneCycleSchedule(), new PlateauSchedule()];

    /// <summary>The name in files and on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>All settings by the names that files use, as <c>factor</c>.</summary>
    public IReadOnlyDictionary<string, float> Settings => AllSettings.ToDictionary(setting => setting.Name, setting => setting.Value(this));

    /// <summary>Whether the rate changes from step to step, rather than from epoch to epoch alone.</summary>
    internal virtual bool ChangesEveryStep => false;

    /// <summary>Whether it looks at how the validation samples were answered.</summary>
    internal virtual bool NeedsValidation => false;

    /// <summary>The settings.</summary>
    private protected abstract IReadOnlyList<Setting<LearningRateSchedule>> AllSettings { get; }

    /// <summary>The schedule of a name, with its default settings.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static LearningRateSchedule Parse(string name) => Named.Find(All, s => s.Name, name, "schedule");

    /// <summary>The same schedule with another value of one of its <see cref="Settings"/>.</summary>
    /// <exception cref="ArgumentException">It has no setting of that name, or the value is out of its range.</exception>
    public LearningRateSchedule With(string setting, float value)
    {
        LearningRateSchedule changed = Named.Find(AllSettings, s => s.Name, setting, $"setting of {Name}").With(this, value);
        changed.Validate();
        return changed;
    }

    /// <summary>Name and settings, as <c>step (epochs 10, factor 0.1)</c>.</summary>
    public sealed override string ToString() =>
        $"{Name} ({string.Join(", ", AllSettings.Select(s => FormattableString.Invariant($"{s.Name} {s.Value(this)}")))})";

    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    internal void Validate()
    {
        foreach (Setting<LearningRateSchedule> setting in AllSettings) setting.Validate(this);
    }

    /// <summary>What the learning rate is multiplied by.</summary>
    internal abstract double FactorAt(SchedulePlace place);

    private protected static double Power(double factor, long times)
    {
        // Multiplied up: Math.Pow may differ between machines in its last digit.
        double power = 1;
        for (long time = 0; time < times; time++)
        {
            double next = power * factor;
            if (next == power) break; // 1, 0, or the smallest number that there is
            power = next;
        }

        return power;
    }
}
