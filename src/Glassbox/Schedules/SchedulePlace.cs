namespace Glassbox.Schedules;

/// <summary>The progress of training before a step.</summary>
/// <param name="Step">The number of steps so far.</param>
/// <param name="StepsPerEpoch">The number of steps per epoch.</param>
/// <param name="Reductions">How often a plateau has reduced the rate.</param>
internal readonly record struct SchedulePlace(long Step, long StepsPerEpoch, int Reductions)
{
    /// <summary>The number of finished epochs.</summary>
    public long Epochs => Step / StepsPerEpoch;

    /// <summary>Returns the number of steps in a number of epochs, at least 1.</summary>
    public long StepsIn(float epochs) => Math.Max(1, (long)((double)epochs * StepsPerEpoch));
}
