using Glassbox.Cli.Views;

namespace Glassbox.Cli.Reproduction;

/// <summary>Estimates the training time, trains the seeds in sequence, and shows progress.</summary>
/// <param name="request">The request.</param>
/// <param name="screen">Where progress and results are shown.</param>
/// <param name="isQuiet">Whether to write nothing to standard output.</param>
internal sealed class ReproductionJob(ReproductionRequest request, Screen screen, bool isQuiet)
{
    private static readonly TimeSpan Measuring = TimeSpan.FromSeconds(0.3);

    /// <summary>Runs the job on the digits that are included in the command.</summary>
    public ReproductionResult Run()
    {
        using var interruption = new Interruption();
        return Run(Mnist.Load(), interruption.Token);
    }

    /// <summary>Runs the job on the given digits.</summary>
    public ReproductionResult Run(DatasetSplit digits, CancellationToken interruption)
    {
        PrepareFolder();
        (Dataset training, Dataset held) = request.IsValidation ? TrainingRecipe.Divide(digits.Training) : (digits.Training, digits.Test);
        double estimated = TrainingClock.Measure(request.Recipe, request.Threads, training, Measuring);
        SeedRun[] runs = [.. request.AllSeeds.Select(seed => new SeedRun(request, seed))];
        if (!isQuiet) ReproductionView.Start(screen, request, training.Count, held.Count, estimated, runs.Sum(run => run.Prepare()));

        using var limit = new CancellationTokenSource();
        if (request.Limit is { } most) limit.CancelAfter(most);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, interruption);
        var seeds = new List<SeedResult>();
        using var progress = new ReproductionProgress(screen, request, training.Count, isQuiet);
        try
        {
            foreach (SeedRun run in runs)
            {
                stop.Token.ThrowIfCancellationRequested();
                progress.Begin(run.Seed, seeds.Count);
                seeds.Add(run.Run(training, () => held, progress.Follow, stop.Token));
                progress.End();
            }
        }
        catch (OperationCanceledException)
        {
            progress.End();
        }

        var result = new ReproductionResult { Request = request, Seeds = seeds, EstimatedSeconds = estimated };
        if (!isQuiet) ReproductionView.End(screen, result);
        foreach (SeedResult different in result.Different) Screen.Note(ReproductionView.Different(request.Recipe, different));
        if (result.IsStopped) Screen.Note(ReproductionView.Stopped(result, isTimeUp: limit.IsCancellationRequested && !interruption.IsCancellationRequested));
        else foreach (SeedRun run in runs) run.Forget();
        return result;
    }

    /// <summary>Checks that checkpoints can be saved, before the work rather than after it.</summary>
    private void PrepareFolder()
    {
        try
        {
            Directory.CreateDirectory(request.Folder);
            Checkpoint.CheckSave(request.CheckpointOf(request.Seed));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{request.Folder}: checkpoints cannot be saved in this folder: {fault.Message} Name another one with --checkpoints.");
        }
    }
}
