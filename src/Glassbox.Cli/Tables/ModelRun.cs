using Glassbox.Cli.Evaluations;
using Glassbox.Cli.Logs;
using Glassbox.Cli.Reports;
using Glassbox.Cli.Training;
using Glassbox.Cli.Views;
using Glassbox.Data;

namespace Glassbox.Cli.Tables;

/// <summary>How training a model went, whatever it was trained on.</summary>
/// <param name="Model">What came of it.</param>
/// <param name="Epochs">How each epoch went.</param>
/// <param name="Seconds">What training took.</param>
/// <param name="Test">How the samples were answered that it had not seen; null where there were none.</param>
/// <param name="Warnings">What is likely to be wrong, a sentence each.</param>
/// <param name="Out">Where the model was saved, or null.</param>
/// <param name="Report">Where the report is, or null.</param>
/// <param name="IsInterrupted">Whether training was stopped before its end.</param>
internal sealed record ModelRun(
    Model Model, IReadOnlyList<EpochEntry> Epochs, double Seconds, Evaluated? Test, IReadOnlyList<string> Warnings, string? Out, string? Report, bool IsInterrupted)
{
    /// <summary>Trains, tests, saves, and tells of it.</summary>
    /// <param name="trainer">What learns.</param>
    /// <param name="request">What was asked for of training.</param>
    /// <param name="test">Asks the model about samples that it has not seen; null where there are none.</param>
    /// <param name="learned">Asks it about those that it has learned from: for a report, where there are no others.</param>
    /// <param name="warnings">What is likely to be wrong with a model.</param>
    /// <param name="screen">Where to show it.</param>
    /// <param name="isQuiet">Whether nothing is to be written to standard output.</param>
    public static ModelRun Train(
        ModelTrainer trainer, TrainingRequest request, Func<Model, Evaluated>? test, Func<Model, Evaluated> learned,
        Func<Model, IReadOnlyList<string>> warnings, Screen screen, bool isQuiet)
    {
        using var interruption = new Interruption();
        using IDisposable? postponement = request.Out is null ? null : Outlet.Postpone();
        TrainingReport before = trainer.Trainer.Report;
        int epochsBefore = before.Epoch - (before.IsEpochEnd ? 0 : 1);
        CheckpointKeeper? checkpoints = request.Checkpoint is { } kept ? new CheckpointKeeper(kept, request.CheckpointPause, request.CheckpointTexts) : null;
        checkpoints?.CheckSave();
        using var logs = new RunLogs(request.Records.Logs, request.Records.TensorBoard, epochsBefore);
        if (!isQuiet && epochsBefore > 0) screen.Line($"Goes on after epoch {epochsBefore}");
        (IReadOnlyList<EpochEntry> epochs, bool isInterrupted) = TableProgress.Run(screen, trainer, logs, checkpoints, isQuiet, interruption.Token);
        bool hasLearned = epochs.Count > 0 || epochsBefore > 0;
        Model model = trainer.Model;
        Evaluated? answered = test?.Invoke(model);
        if (answered is not null) model = model.WithMetrics(answered.Scores.Metrics);
        string? saved = hasLearned ? request.Out : null;
        if (saved is not null) model.Save(saved);

        string? report = hasLearned ? request.Records.Report : null;
        var run = new ModelRun(model, epochs, trainer.Elapsed.TotalSeconds, answered, warnings(model), saved, report, isInterrupted);
        if (report is not null) WriteReport(report, run, answered ?? learned(model), isLearned: answered is null, trainer, request);
        if (!isQuiet) TableLines.End(screen, run);
        if (isInterrupted) Screen.Note(request.Checkpoint is { } place ? $"Stopped. 'glassbox train --resume {ShellWords.Quoted(place)}' continues{(saved is null ? "" : $"; the model as it was is saved in {saved}")}." : saved is null ? "Stopped." : $"Stopped. The model as it was is saved in {saved}.");
        foreach (string warning in run.Warnings) Screen.Note(warning);
        return (checkpoints?.Problem ?? logs.Problem) is { } problem ? throw new CommandException(problem) : run;
    }

    private static void WriteReport(string page, ModelRun run, Evaluated evaluated, bool isLearned, ModelTrainer trainer, TrainingRequest request) => Reports.Report.Save(page, new ReportContent
    {
        Name = run.Out ?? evaluated.Data,
        Command = request.Records.Command,
        Model = run.Model,
        Evaluated = evaluated,
        IsLearned = isLearned,
        Epochs = run.Epochs,
        BestEpoch = trainer.Trainer.BestEpoch,
        HasStopped = trainer.Trainer.HasStopped,
        Seconds = run.Seconds,
        TrainingSha256 = run.Model.DataSha256,
        Warnings = run.Warnings,
    });
}
