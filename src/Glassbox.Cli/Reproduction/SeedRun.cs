using System.Diagnostics;
using Glassbox.Cli.Training;

namespace Glassbox.Cli.Reproduction;

/// <summary>Trains one seed of a recipe to the end, resuming from a checkpoint if there is one, then evaluates once on unseen digits.</summary>
/// <param name="reproduction">The request, with the recipe and the folder for checkpoints.</param>
/// <param name="seed">The seed.</param>
internal sealed class SeedRun(ReproductionRequest reproduction, ulong seed)
{
    private readonly string path = reproduction.CheckpointOf(seed);
    private Checkpoint? kept; // once loaded, until training resumes from it

    /// <summary>The seed.</summary>
    public ulong Seed => seed;

    /// <summary>Trains, then evaluates.</summary>
    /// <param name="training">The training digits.</param>
    /// <param name="unseen">Returns the digits to evaluate on; not called before training has ended.</param>
    /// <param name="follow">Consumes the reports of an epoch and shows progress; returns the last report.</param>
    /// <param name="stop">A token that stops training.</param>
    /// <exception cref="OperationCanceledException">Training was stopped; a checkpoint has been saved.</exception>
    public SeedResult Run(Dataset training, Func<Dataset> unseen, Func<IEnumerable<TrainingReport>, TrainingReport> follow, CancellationToken stop)
    {
        TrainingRequest request = reproduction.Recipe.Request(seed, reproduction.Threads) with { Checkpoint = path, CheckpointPause = reproduction.CheckpointPause };
        request = request with { Resumed = kept ?? Load() };
        kept = null;
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
        if (reproduction.Seeds > 1 && seconds >= reproduction.CheckpointPause.TotalSeconds) keeper.Save(engine); // a later seed may be interrupted
        Evaluation evaluation = network.Evaluate(unseen(), threads: reproduction.Threads);
        return new SeedResult(seed, evaluation.Count - evaluation.Correct, evaluation.Count, request.Epochs, first, seconds, cpuSeconds, network.ParametersSha256());
    }

    /// <summary>Loads the checkpoint, if there is one, and returns the fraction of the epochs done.</summary>
    public double Prepare()
    {
        if (Load() is not { Report: var report } checkpoint) return 0;
        double part = (report.IsEpochEnd ? report.Epoch : report.Epoch - 1) / (double)reproduction.Recipe.Request(seed, 1).Epochs;
        if (part < 1) kept = checkpoint; // the checkpoints of finished seeds would only fill the memory until their turn
        return Math.Min(1, part);
    }

    /// <summary>Deletes the checkpoint.</summary>
    public void Forget() => File.Delete(path);

    private Checkpoint? Load()
    {
        if (reproduction.IsFresh || !File.Exists(path)) return null;
        try
        {
            return Checkpoint.Load(path);
        }
        catch (DataFormatException fault)
        {
            throw new CommandException($"{fault.Message}; --fresh starts over.");
        }
    }
}
