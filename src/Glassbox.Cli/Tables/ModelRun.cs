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
        NetworkKeeper? keeper = request.Out is null ? null : new NetworkKeeper(request.Out);
        CheckpointKeeper? checkpoints = request.Checkpoint is { } kept ? new CheckpointKeeper(kept, request.CheckpointPause, request.CheckpointTexts) : null;
        checkpoints?.CheckSave();
        using var logs = new RunLogs(request.Records.Logs, request.Records.TensorBoard, epochsBefore);
        if (!isQuiet && epochsBefore > 0) screen.Line($"Goes on after epoch {epochsBefore}");
        (IReadOnlyList<EpochEntry> epochs, bool isInterrupted) = Learn(screen, trainer, logs, keeper, checkpoints, isQuiet, interruption.Token);
        bool hasLearned = epochs.Count > 0 || epochsBefore > 0;
        Model model = trainer.Model;
        if (hasLearned) keeper?.SaveAtEnd(model); // before it is asked about rows, which may take a while
        Evaluated? answered = test?.Invoke(model);
        if (answered is not null) model = model.WithMetrics(answered.Scores.Metrics);
        if (answered is not null) keeper?.Complete(model);

        string? saved = keeper?.Place, report = hasLearned ? request.Records.Report : null;
        var run = new ModelRun(model, epochs, trainer.Elapsed.TotalSeconds, answered, warnings(model), saved, report, isInterrupted);
        string? unwritten = report is null ? null : HtmlPage.Problem(() => WriteReport(report, run, answered ?? learned(model), isLearned: answered is null, trainer, request));
        if (unwritten is not null) run = run with { Report = null };
        if (!isQuiet) TableLines.End(screen, run);
        if (isInterrupted) Screen.Note(request.Checkpoint is { } place ? $"Stopped. 'glassbox train --resume {ShellWords.Quoted(place)}' continues{(saved is null ? "" : $"; the model as it was is saved in {saved}")}." : saved is null ? "Stopped." : $"Stopped. The model as it was is saved in {saved}.");
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
