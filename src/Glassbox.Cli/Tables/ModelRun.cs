using Glassbox.Cli.Evaluations;
using Glassbox.Cli.Logs;
using Glassbox.Cli.Reports;
using Glassbox.Cli.Training;
using Glassbox.Cli.Views;
using Glassbox.Data;

namespace Glassbox.Cli.Tables;

/// <summary>The result of training a model on any kind of data.</summary>
/// <param name="Model">The trained model.</param>
/// <param name="Noun">The name of one sample, such as <c>row</c>.</param>
/// <param name="Epochs">The metrics of each epoch.</param>
/// <param name="Seconds">The training time.</param>
/// <param name="Test">The evaluation on the test set; null if there is none.</param>
/// <param name="Warnings">Probable mistakes, one sentence each.</param>
/// <param name="Out">Where the model was saved, or null.</param>
/// <param name="Report">Where the report was saved, or null.</param>
/// <param name="IsInterrupted">Whether training was interrupted.</param>
internal sealed record ModelRun(
    Model Model, string Noun, IReadOnlyList<EpochEntry> Epochs, double Seconds, Evaluated? Test, IReadOnlyList<string> Warnings, string? Out, string? Report, bool IsInterrupted)
{
    /// <summary>The number of samples that the model was trained on.</summary>
    public required int TrainingCount { get; init; }

    /// <summary>The number of samples that were held out for validation; null if none were.</summary>
    public required int? ValidationCount { get; init; }

    /// <summary>The epoch whose model was kept, if the best one was; otherwise null.</summary>
    public required int? BestEpoch { get; init; }

    /// <summary>Whether early stopping ended training.</summary>
    public required bool HasStopped { get; init; }

    /// <summary>Whether lines about epochs were shown.</summary>
    public required bool HasLines { get; init; }

    /// <summary>Trains, tests, saves, and shows the results.</summary>
    /// <param name="trainer">The trainer.</param>
    /// <param name="request">The request.</param>
    /// <param name="noun">The name of one sample.</param>
    /// <param name="test">Evaluates the model on the test set; null if there is none.</param>
    /// <param name="learned">Evaluates the model on the training set, for a report without a test set.</param>
    /// <param name="warnings">Returns probable mistakes for the model.</param>
    /// <param name="screen">Where progress and results are shown.</param>
    /// <param name="isQuiet">Whether to write nothing to standard output.</param>
    public static ModelRun Train(
        ModelTrainer trainer, TrainingRequest request, string noun, Func<Model, Evaluated>? test, Func<Model, Evaluated> learned,
        Func<Model, IReadOnlyList<string>> warnings, Screen screen, bool isQuiet)
    {
        using var interruption = new Interruption();
        using IDisposable? postponement = request.Out is null ? null : Outlet.Postpone();
        TrainingReport before = trainer.Trainer.Report;
        int epochsBefore = before.Epoch - (before.IsEpochEnd ? 0 : 1);
        NetworkKeeper? keeper = request.Out is null ? null : new NetworkKeeper(request.Out);
        CheckpointKeeper? checkpoints = request.Checkpoint is { } kept ? new CheckpointKeeper(kept, request.CheckpointPause, request.CheckpointTexts) : null;
        checkpoints?.CheckSave();
        using var logs = new RunLogs(request.Records.Logs, request.Records.TensorBoard, epochsBefore);
        bool isComplete = epochsBefore > 0 && (epochsBefore >= trainer.EpochCount || trainer.Trainer.HasStopped);
        if (isComplete) Screen.Note(TrainingLines.NothingToTrain(request.Resume!, epochsBefore, trainer.Trainer.HasStopped));
        else if (!isQuiet && epochsBefore > 0) screen.Line($"Continuing after epoch {epochsBefore}");
        (IReadOnlyList<EpochEntry> epochs, bool isInterrupted) = Learn(screen, trainer, logs, keeper, checkpoints, isQuiet, interruption.Token);
        bool hasLearned = epochs.Count > 0 || epochsBefore > 0;
        Model model = trainer.Model;
        if (hasLearned) keeper?.SaveAtEnd(model); // before the evaluation, which may take a while
        Evaluated? answered = test?.Invoke(model);
        if (answered is not null) model = model.WithMetrics(answered.Scores.Metrics);
        if (answered is not null) keeper?.Complete(model);

        IReadOnlyList<string> learning = answered is null || isInterrupted || epochs.Count == 0 ? [] : LearningWarnings.Find(answered, trainer.Options.Optimizer.LearningRate);
        string? saved = keeper?.Place, report = hasLearned ? request.Records.Report : null;
        var run = new ModelRun(model, noun, epochs, trainer.Elapsed.TotalSeconds, answered, [.. learning, .. warnings(model)], saved, report, isInterrupted)
        {
            TrainingCount = trainer.Dataset.Count,
            ValidationCount = trainer.Trainer.Validation?.Count,
            BestEpoch = isInterrupted ? null : trainer.Trainer.BestEpoch,
            HasStopped = trainer.Trainer.HasStopped,
            HasLines = (epochsBefore > 0 && !isComplete) || epochs.Any(epoch => TableLines.IsShown(epoch.Epoch, trainer.EpochCount)),
        };
        string? unwritten = report is null ? null : HtmlPage.Problem(() => WriteReport(report, run, answered ?? learned(model), isLearned: answered is null, request));
        if (unwritten is not null) run = run with { Report = null };
        if (!isQuiet) TableLines.End(screen, run);
        if (isInterrupted) Screen.Note(request.Checkpoint is { } place ? $"Stopped. 'glassbox train --resume {ShellWords.Quoted(place)}' continues{(saved is null ? "" : $"; the current model is saved in {saved}")}." : saved is null ? "Stopped." : $"Stopped. The current model is saved in {saved}.");
        foreach (string warning in run.Warnings) Screen.Note(warning);
        return (keeper?.Problem ?? checkpoints?.Problem ?? logs.Problem ?? unwritten) is { } problem ? throw new CommandException(problem) : run;
    }

    private static (IReadOnlyList<EpochEntry> Epochs, bool IsInterrupted) Learn(
        Screen screen, ModelTrainer trainer, RunLogs logs, NetworkKeeper? keeper, CheckpointKeeper? checkpoints, bool isQuiet, CancellationToken stop)
    {
        try
        {
            return TableProgress.Run(screen, trainer, logs, keeper, checkpoints, isQuiet, stop);
        }
        catch (TrainingDivergedException fault) when (keeper is not null)
        {
            throw new CommandException($"{fault.Message} {(keeper.Place is { } place ? $"{place} holds the model of an earlier epoch." : "Nothing was saved.")}");
        }
    }

    private static void WriteReport(string page, ModelRun run, Evaluated evaluated, bool isLearned, TrainingRequest request) => Reports.Report.Save(page, new ReportContent
    {
        Name = run.Out ?? evaluated.Data,
        Command = request.Records.Command,
        Model = run.Model,
        Evaluated = evaluated,
        IsLearned = isLearned,
        Epochs = run.Epochs,
        BestEpoch = run.BestEpoch,
        HasStopped = run.HasStopped,
        Seconds = run.Seconds,
        TrainingSha256 = run.Model.DataSha256,
        Warnings = run.Warnings,
    });
}
