using System.Diagnostics;
using Glassbox.Cli.Reproduction;
using Glassbox.Cli.Training;
using Glassbox.Cli.Views;

namespace Glassbox.Cli.Racing;

/// <summary>Trains against the clock until the validation accuracy reaches a goal, then tests once.</summary>
/// <param name="to">The accuracy to reach, in percent.</param>
/// <param name="recipe">The training recipe.</param>
/// <param name="seed">The seed.</param>
/// <param name="threads">The number of threads.</param>
internal sealed class Race(double to, RaceRecipe recipe, ulong seed, int threads)
{
    private readonly double before = SinceProcessBegan(); // the clock starts with the process, which started before this
    private readonly long begun = Stopwatch.GetTimestamp();

    private double Clock => before + Stopwatch.GetElapsedTime(begun).TotalSeconds;

    /// <summary>Runs the race.</summary>
    /// <param name="load">Loads the digits.</param>
    /// <param name="lines">Shows each epoch.</param>
    /// <param name="stop">A token that stops the race.</param>
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
