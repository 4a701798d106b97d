using Glassbox.Guide.Lab;
using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Scenes.Training;

/// <summary>Stores a run in the URL: its settings, its progress, and the selected snapshot.</summary>
internal static class RunAddress
{
    private const string Rate = "rate", Hidden = "hidden", Seed = "seed", Shuffle = "shuffle", Biases = "bias", Seen = "seen", At = "at";
    private static readonly RunSettings usual = new();

    /// <summary>Reads the settings; missing or invalid values are as in the video.</summary>
    public static RunSettings Settings(this Address address) => new()
    {
        LearningRate = LearningRates.Nearest(address.Number(Rate, usual.LearningRate, LearningRates.All[0], LearningRates.All[^1])),
        Hidden = address.Whole(Hidden, usual.Hidden, 1, 64),
        Seed = (ulong)address.Whole(Seed, (int)usual.Seed, 0, RunHandles.MostSeed),
        Shuffle = address.Flag(Shuffle, usual.Shuffle),
        Biases = address.Flag(Biases, usual.Biases),
    };

    /// <summary>Reads the number of digits that had been seen when the URL was written.</summary>
    public static int SeenDigits(this Address address) => address.Whole(Seen, 0, 0, LiveRun.Epochs * usual.Count);

    /// <summary>Reads the number of digits seen at the selected snapshot; by default, the end of the run.</summary>
    public static int LookedAt(this Address address) => address.Whole(At, address.SeenDigits(), 0, address.SeenDigits());

    /// <summary>Writes a run to the URL.</summary>
    /// <param name="address">The URL.</param>
    /// <param name="settings">The training settings.</param>
    /// <param name="seen">The number of digits seen so far.</param>
    /// <param name="at">The number of digits seen at the selected snapshot.</param>
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
