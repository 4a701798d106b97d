using Glassbox.Cli.Grammar;

namespace Glassbox.Cli.Training;

/// <summary>Creates the learning rate schedule of a request, with its settings.</summary>
internal static class ScheduleFactory
{
    private const string Epochs = "epochs";

    /// <summary>Returns the requested schedule; a schedule with a length spans the whole training by default.</summary>
    public static LearningRateSchedule? Create(TrainingRequest request)
    {
        if (request.Schedule is not { } named) return null;
        LearningRateSchedule schedule = Create(named);
        return schedule is CosineSchedule or OneCycleSchedule && !named.Numbers.ContainsKey(Epochs) && request.Epochs > 0
            ? schedule.With(Epochs, request.Epochs)
            : schedule;
    }

    /// <exception cref="ArgumentException">There is no such schedule or setting.</exception>
    public static LearningRateSchedule Create(NamedSettings named)
    {
        LearningRateSchedule schedule = LearningRateSchedule.Parse(named.Name);
        foreach ((string name, float value) in named.Numbers) schedule = schedule.With(name, value);
        return schedule;
    }
}
