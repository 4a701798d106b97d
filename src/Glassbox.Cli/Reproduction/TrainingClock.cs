using System.Diagnostics;
using Glassbox.Cli.Training;

namespace Glassbox.Cli.Reproduction;

/// <summary>Estimates the training time on this machine by running a short part of the job.</summary>
internal static class TrainingClock
{
    /// <summary>Returns the estimated seconds for the whole training, measured on a network that is discarded.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="threads">The number of threads.</param>
    /// <param name="digits">The training digits.</param>
    /// <param name="duration">The approximate time to measure, after a warm-up as long, during which code is compiled and caches fill.</param>
    public static double Measure(PublishedRecipe recipe, int threads, Dataset digits, TimeSpan duration)
    {
        TrainingRequest request = recipe.Request(seed: 1, threads);
        var plan = new TrainingPlan(request, null);
        TrainingOptions options = plan.Options with { EarlyStopping = null };
        var trainer = new Trainer(new Network(plan.LikelyArchitecture, seed: 1, plan.Initializer), digits, options);
        int steps = Math.Max(1, 64 / options.BatchSize);
        Run(duration);
        double perSample = Run(duration);
        return perSample * digits.Count * request.Epochs;

        double Run(TimeSpan minimum)
        {
            long begun = Stopwatch.GetTimestamp(), samples = 0;
            do
            {
                int before = trainer.Report is { IsEpochEnd: false } report ? report.Samples : 0;
                samples += trainer.Advance(steps).Samples - before;
            }
            while (Stopwatch.GetElapsedTime(begun) < minimum);
            return Stopwatch.GetElapsedTime(begun).TotalSeconds / samples;
        }
    }
}
