using System.Diagnostics;
using Glassbox.Cli.Training;

namespace Glassbox.Cli.Reproduction;

/// <summary>Finds out how long training takes here, by a short piece of the real job.</summary>
internal static class TrainingClock
{
    /// <summary>Seconds for a whole training, measured on a network that is thrown away.</summary>
    /// <param name="recipe">What to train.</param>
    /// <param name="threads">On how many threads.</param>
    /// <param name="digits">The digits to learn from.</param>
    /// <param name="pause">How long to measure, about; as long again goes by first, while code is compiled and caches fill.</param>
    public static double Measure(PublishedRecipe recipe, int threads, Dataset digits, TimeSpan pause)
    {
        TrainingRequest request = recipe.Request(seed: 1, threads);
        var plan = new TrainingPlan(request, null);
        TrainingOptions options = plan.Options with { EarlyStopping = null };
        var trainer = new Trainer(new Network(plan.LikelyArchitecture, seed: 1, plan.Initializer), digits, options);
        int steps = Math.Max(1, 64 / options.BatchSize);
        Run(pause);
        double perSample = Run(pause);
        return perSample * digits.Count * request.Epochs;

        double Run(TimeSpan least)
        {
            long begun = Stopwatch.GetTimestamp(), samples = 0;
            do
            {
                int before = trainer.Report is { IsEpochEnd: false } report ? report.Samples : 0;
                samples += trainer.Advance(steps).Samples - before;
            }
            while (Stopwatch.GetElapsedTime(begun) < least);
            return Stopwatch.GetElapsedTime(begun).TotalSeconds / samples;
        }
    }
}
