using Glassbox.Optimizers;
using Glassbox.Schedules;

namespace Glassbox;

/// <summary>A learning rate schedule: a factor of the base learning rate that changes during training.</summary>
/// <remarks>Each schedule is a file in <c>Schedules/</c>. All follow PyTorch's formulas and are tested against it.</remarks>
public abstract record LearningRateSchedule
{
    private protected LearningRateSchedule() { }

    /// <summary>All schedules with their default settings, in display order.</summary>
    public static IReadOnlyList<LearningRateSchedule> All { get; } =
        [new StepSchedule(), new ExponentialSchedule(), new CosineSchedule(), new OneCycleSchedule(), new PlateauSchedule()];

    /// <summary>The name in files and on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>All settings by their names in files, such as <c>factor</c>.</summary>
    public IReadOnlyDictionary<string, float> Settings => AllSettings.ToDictionary(setting => setting.Name, setting => setting.Value(this));

    /// <summary>Whether the rate changes with every step, rather than only with every epoch.</summary>
    internal virtual bool ChangesEveryStep => false;

    /// <summary>Whether it depends on validation results.</summary>
    internal virtual bool NeedsValidation => false;

    /// <summary>The settings.</summary>
    private protected abstract IReadOnlyList<Setting<LearningRateSchedule>> AllSettings { get; }

    /// <summary>Returns the schedule with the given name and its default settings.</summary>
    /// <exception cref="ArgumentException">There is no schedule with that name.</exception>
    public static LearningRateSchedule Parse(string name) => Named.Find(All, s => s.Name, name, "schedule");

    /// <summary>Returns a copy with one of its <see cref="Settings"/> changed.</summary>
    /// <exception cref="ArgumentException">There is no setting with that name, or the value is out of range.</exception>
    public LearningRateSchedule With(string setting, float value)
    {
        LearningRateSchedule changed = Named.Find(AllSettings, s => s.Name, setting, $"setting of {Name}").With(this, value);
        changed.Validate();
        return changed;
    }

    /// <summary>Returns name and settings, such as <c>step (epochs 10, factor 0.1)</c>.</summary>
    public sealed override string ToString() =>
        $"{Name} ({string.Join(", ", AllSettings.Select(s => FormattableString.Invariant($"{s.Name} {s.Value(this)}")))})";

    /// <exception cref="ArgumentException">A setting is out of range.</exception>
    internal void Validate()
    {
        foreach (Setting<LearningRateSchedule> setting in AllSettings) setting.Validate(this);
    }

    /// <summary>Returns the factor that the base learning rate is multiplied by.</summary>
    internal abstract double FactorAt(SchedulePlace place);

    private protected static double Power(double factor, long times)
    {
        // By repeated multiplication: the last digit of Math.Pow may differ between machines.
        double power = 1;
        for (long time = 0; time < times; time++)
        {
            double next = power * factor;
            if (next == power) break; // 1, 0, or the smallest positive number
            power = next;
        }

        return power;
    }
}
