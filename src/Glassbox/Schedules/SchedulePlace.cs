namespace Glassbox.Schedules;

/// <summary>Where training stands before a step.</summary>
/// <param name="Step">The steps made.</param>
/// <param name="StepsPerEpoch">The steps of an epoch.</param>
/// <param name="Reductions">How often a plateau has made the rate smaller.</param>
internal readonly record struct SchedulePlace(long Step, long StepsPerEpoch, int Reductions)
{
    /// <summary>The epochs finished.</summary>
    public long Epochs => Step / StepsPerEpoch;

    /// <summary>Steps in a number of epochs, at least 1.</summary>
    public long StepsIn(float epochs) => Math.Max(1, (long)((double)epochs * StepsPerEpoch));
}
