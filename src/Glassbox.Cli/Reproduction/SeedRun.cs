using System.Diagnostics;
using Glassbox.Cli.Training;

namespace Glassbox.Cli.Reproduction;

/// <summary>Trains one seed of a recipe to its end, going on from where it was stopped before, and then asks digits it has never seen, once.</summary>
/// <param name="asked">What to train, and where it is kept meanwhile.</param>
/// <param name="seed">The seed.</param>
internal sealed class SeedRun(ReproductionRequest asked, ulong seed)
{
    private readonly string path = asked.CheckpointOf(seed);

    /// <summary>Trains, then asks.</summary>
    /// <param name="training">The digits to learn from.</param>
    /// <param name="unseen">Gives the digits to ask once training is at its end: called then, and never before.</param>
    /// <param name="follow">Passes on the reports of an epoch, after showing how it goes.</param>
    /// <param name="stop">Asks to stop.</param>
    /// <exception cref="OperationCanceledException">It was stopped; training is kept.</exception>
    public SeedResult Run(Dataset training, Func<Dataset> unseen, Func<IEnumerable<TrainingReport>, TrainingReport> follow, CancellationToken stop)
    {
        TrainingRequest request = asked.Recipe.Request(seed, asked.Threads) with { Checkpoint = path, CheckpointPause = asked.CheckpointPause };
        if (asked.IsFresh || Kept() is not { } kept) kept = null;
        request = request with { Resumed = kept };
        var plan = new TrainingPlan(request, null);
        var network = new Network(plan.LikelyArchitecture, seed, request.Resumed is null ? plan.Initializer : null);
        var engine = TrainingEngine.Create(request, plan.Options, new SavedModel(network), training, null);
        var keeper = new CheckpointKeeper(request);
        int done = engine.Report is { IsEpochEnd: true } ? engine.Report.Epoch : Math.Max(0, engine.Report.Epoch - 1), first = done + 1;
        long begun = Stopwatch.GetTimestamp();
        TimeSpan processors = Environment.CpuUsage.TotalTime;
        try
        {
            for (; done < request.Epochs; done++) follow(keeper.Watch(engine.Epoch(stop), engine));
        }
        catch (OperationCanceledException)
        {
            keeper.Save(engine);
            if (keeper.Problem is { } problem) throw new CommandException(problem);
            throw;
        }

        double seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds, cpuSeconds = (Environment.CpuUsage.TotalTime - processors).TotalSeconds;
        if (asked.Seeds > 1 && seconds >= asked.CheckpointPause.TotalSeconds) keeper.Save(engine); // a later seed may be stopped
        Evaluation evaluation = network.Evaluate(unseen(), threads: asked.Threads);
        return new SeedResult(seed, evaluation.Count - evaluation.Correct, evaluation.Count, request.Epochs, first, seconds, cpuSeconds, network.ParametersSha256());
    }

    /// <summary>The part of its epochs that is behind it, in training that was stopped before.</summary>
    public double PartDone => asked.IsFresh || Kept() is not { } kept ? 0
        : Math.Min(1, (kept.Report.IsEpochEnd ? kept.Report.Epoch : kept.Report.Epoch - 1) / (double)asked.Recipe.Request(seed, 1).Epochs);

    /// <summary>Leaves nothing behind.</summary>
    public void Forget() => File.Delete(path);

    /// <summary>Training that was stopped before; null where there is none.</summary>
    private Checkpoint? Kept()
    {
        if (!File.Exists(path)) return null;
        try
        {
            return Checkpoint.Load(path);
        }
        catch (DataFormatException fault)
        {
            throw new CommandException($"{fault.Message}; --fresh begins anew.");
        }
    }
}
