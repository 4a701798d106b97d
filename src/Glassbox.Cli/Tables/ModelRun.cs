using Glassbox.Cli.Training;
using Glassbox.Cli.Views;
using Glassbox.Data;

namespace Glassbox.Cli.Tables;

/// <summary>How training a model went, whatever it was trained on.</summary>
/// <param name="Model">What came of it.</param>
/// <param name="Last">The last report of training, or null where there was no epoch.</param>
/// <param name="Seconds">What training took.</param>
/// <param name="Test">How the samples were answered that it had not seen; null where there were none.</param>
/// <param name="Warnings">What is likely to be wrong, a sentence each.</param>
/// <param name="Out">Where the model was saved, or null.</param>
/// <param name="IsInterrupted">Whether training was stopped before its end.</param>
internal sealed record ModelRun(
    Model Model, TrainingReport? Last, double Seconds, ModelEvaluation? Test, IReadOnlyList<string> Warnings, string? Out, bool IsInterrupted)
{
    /// <summary>Trains, tests, saves, and tells of it.</summary>
    /// <param name="trainer">What learns.</param>
    /// <param name="request">What was asked for of training.</param>
    /// <param name="test">Asks the model about samples that it has not seen; null where there are none.</param>
    /// <param name="tested">What these are called.</param>
    /// <param name="warnings">What is likely to be wrong with a model.</param>
    /// <param name="screen">Where to show it.</param>
    /// <param name="isQuiet">Whether nothing is to be written to standard output.</param>
    public static ModelRun Train(
        ModelTrainer trainer, TrainingRequest request, Func<Model, ModelEvaluation>? test, string tested,
        Func<Model, IReadOnlyList<string>> warnings, Screen screen, bool isQuiet)
    {
        using var interruption = new Interruption();
        using IDisposable? postponement = request.Out is null ? null : Outlet.Postpone();
        (TrainingReport? last, bool isInterrupted) = TableProgress.Run(screen, trainer, isQuiet, interruption.Token);
        Model model = trainer.Model;
        ModelEvaluation? answered = test?.Invoke(model);
        if (answered is not null) model = model.WithMetrics(answered.Metrics);
        string? saved = last is null ? null : request.Out;
        if (saved is not null) model.Save(saved);

        var run = new ModelRun(model, last, trainer.Elapsed.TotalSeconds, answered, warnings(model), saved, isInterrupted);
        if (!isQuiet) TableLines.End(screen, model, answered, tested, run.Seconds, saved);
        if (isInterrupted) Screen.Note(saved is null ? "Stopped." : $"Stopped. The model as it was then is saved in {saved}.");
        foreach (string warning in run.Warnings) Screen.Note(warning);
        return run;
    }
}
