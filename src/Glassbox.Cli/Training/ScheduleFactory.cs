using Glassbox.Cli.Grammar;

namespace Glassbox.Cli.Training;

/// <summary>From the name of a schedule and what was said about it to its settings.</summary>
internal static class ScheduleFactory
{
    private const string Epochs = "epochs";

    /// <summary>The schedule that was asked for: one that has a length lasts as long as training, where nothing else was said.</summary>
    public static LearningRateSchedule? Create(TrainingRequest request)
    {
        if (request.Schedule is not { } asked) return null;
        LearningRateSchedule schedule = Create(asked);
        return schedule is CosineSchedule or OneCycleSchedule && !asked.Numbers.ContainsKey(Epochs) && request.Epochs > 0
            ? schedule.With(Epochs, request.Epochs)
            : schedule;
    }

    /// <exception cref="ArgumentException">There is no such schedule, or it has no such setting.</exception>
    public static LearningRateSchedule Create(NamedSettings asked)
    {
        LearningRateSchedule schedule = LearningRateSchedule.Parse(asked.Name);
        foreach ((string name, float value) in asked.Numbers) schedule = schedule.With(name, value);
        return schedule;
    }
}
