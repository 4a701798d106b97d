using Glassbox.Guide.Lab;
using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Scenes.Training;

/// <summary>A run in the address: its settings, how far it has come, and where the reader looks.</summary>
internal static class RunAddress
{
    private const string Rate = "rate", Hidden = "hidden", Seed = "seed", Shuffle = "shuffle", Biases = "bias", Seen = "seen", At = "at";
    private static readonly RunSettings usual = new();

    /// <summary>What it says; what it does not say, or says wrongly, is as in the video.</summary>
    public static RunSettings Settings(this Address address) => new()
    {
        LearningRate = LearningRates.Nearest(address.Number(Rate, usual.LearningRate, LearningRates.All[0], LearningRates.All[^1])),
        Hidden = address.Whole(Hidden, usual.Hidden, 1, 64),
        Seed = (ulong)address.Whole(Seed, (int)usual.Seed, 0, RunHandles.MostSeed),
        Shuffle = address.Flag(Shuffle, usual.Shuffle),
        Biases = address.Flag(Biases, usual.Biases),
    };

    /// <summary>Digits that had been seen when the address was written.</summary>
    public static int SeenDigits(this Address address) => address.Whole(Seen, 0, 0, LiveRun.Epochs * usual.Count);

    /// <summary>Digits seen at the place that was looked at: the run's end, where it does not say.</summary>
    public static int LookedAt(this Address address) => address.Whole(At, address.SeenDigits(), 0, address.SeenDigits());

    /// <summary>Writes all of it.</summary>
    /// <param name="address">The address bar.</param>
    /// <param name="settings">How it trains.</param>
    /// <param name="seen">Digits seen so far.</param>
    /// <param name="at">Digits seen at the place looked at.</param>
    public static void Set(this Address address, RunSettings settings, long seen, long at)
    {
        address.Set(Rate, LearningRates.Text(settings.LearningRate), LearningRates.Text(usual.LearningRate));
        address.Set(Hidden, settings.Hidden, usual.Hidden);
        address.Set(Seed, settings.Seed, usual.Seed);
        address.Set(Shuffle, settings.Shuffle, usual.Shuffle);
        address.Set(Biases, settings.Biases, usual.Biases);
        address.Set(Seen, seen, 0L);
        address.Set(At, at, seen);
    }
}
