using System.Diagnostics;
using Glassbox.Cli.Reproduction;
using Glassbox.Cli.Training;
using Glassbox.Cli.Views;

namespace Glassbox.Cli.Racing;

/// <summary>Trains until the held-out digits are told well enough, against the clock; then tests, once.</summary>
/// <param name="to">The accuracy to reach, in percent.</param>
/// <param name="recipe">How.</param>
/// <param name="seed">The seed.</param>
/// <param name="threads">Threads.</param>
internal sealed class Race(double to, RaceRecipe recipe, ulong seed, int threads)
{
    private readonly double before = SinceProcessBegan(); // the clock is that of the process, which began before this
    private readonly long begun = Stopwatch.GetTimestamp();

    private double Clock => before + Stopwatch.GetElapsedTime(begun).TotalSeconds;

    /// <summary>Runs it.</summary>
    /// <param name="load">Reads the digits.</param>
    /// <param name="lines">Shows each epoch.</param>
    /// <param name="stop">Asks to stop.</param>
    public RaceResult Run(Func<DatasetSplit> load, RaceLines? lines, CancellationToken stop)
    {
        TrainingRequest request = recipe.Request(seed, threads);
        var plan = new TrainingPlan(request, null);
        WarmUp.BeginTraining(plan);
        DatasetSplit digits = load();
        (Dataset training, Dataset heldOut) = TrainingRecipe.Divide(digits.Training);
        double read = Clock;
        var network = new Network(plan.LikelyArchitecture, seed, plan.Initializer);
        lines?.Start(network.Architecture, threads, read);
        var trainer = new Trainer(network, training, plan.Options) { Validation = heldOut };
        var epochs = new List<RaceEpoch>();
        foreach (TrainingReport report in trainer.Epochs(request.Epochs, stop))
        {
            epochs.Add(new RaceEpoch(report.Epoch, Clock, Environment.CpuUsage.TotalTime.TotalSeconds, report.Validation!.Accuracy));
            bool isReached = IsReached(epochs[^1].Validation);
            lines?.Epoch(epochs[^1], isReached);
            if (isReached) break;
        }

        return new RaceResult
        {
            To = to,
            Recipe = recipe,
            Network = network,
            Seed = seed,
            Threads = threads,
            ReadSeconds = read,
            Epochs = epochs,
            TestAccuracy = epochs.Count > 0 && IsReached(epochs[^1].Validation) ? network.Evaluate(digits.Test, threads: threads).Accuracy : null,
        };
    }

    private bool IsReached(double accuracy) => 100 * accuracy >= to - 1e-9;

    private static double SinceProcessBegan()
    {
        using var process = Process.GetCurrentProcess();
        return (DateTime.Now - process.StartTime).TotalSeconds;
    }
}
