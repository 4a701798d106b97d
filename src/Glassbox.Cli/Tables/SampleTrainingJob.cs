using Glassbox.Cli.Training;
using Glassbox.Cli.Views;
using Glassbox.Data;

namespace Glassbox.Cli.Tables;

/// <summary>How training on pictures or arrays went.</summary>
/// <param name="TrainingCount">Samples that were trained on.</param>
/// <param name="Model">What came of it.</param>
/// <param name="Last">The last report of training, or null where there was no epoch.</param>
/// <param name="Seconds">What training took.</param>
/// <param name="Test">How the samples were answered that it had not seen; null where there were none.</param>
/// <param name="Out">Where the model was saved, or null.</param>
/// <param name="IsInterrupted">Whether training was stopped before its end.</param>
internal sealed record SampleResult(
    int TrainingCount, Model Model, TrainingReport? Last, double Seconds, ModelEvaluation? Test, string? Out, bool IsInterrupted);

/// <summary>Reads pictures or arrays, trains on some of them, tests with the others, and saves the model.</summary>
/// <param name="samples">What was asked for of them.</param>
/// <param name="request">What was asked for of training.</param>
/// <param name="screen">Where to show it.</param>
/// <param name="isQuiet">Whether nothing is to be written to standard output.</param>
internal sealed class SampleTrainingJob(SampleRequest samples, TrainingRequest request, Screen screen, bool isQuiet)
{
    public SampleResult Run()
    {
        if (request.Out is not null) ModelArgument.CheckOut(request.Out);
        var source = SampleSource.Load(samples.Path, samples.Size);
        (Dataset training, Dataset? test) = Divide(source);
        FitOptions options = FitRequest.Create(request, ModelTask.Classes, training.Count, samples.IsSaid);
        var trainer = new ModelTrainer(training, source.Classes, samples.Hidden is null ? options : options with { Hidden = samples.Hidden });
        if (!isQuiet) SampleLines.Start(screen, samples.Path, source, training, test, trainer);

        using var interruption = new Interruption();
        using IDisposable? postponement = request.Out is null ? null : Outlet.Postpone();
        (TrainingReport? last, bool isInterrupted) = TableProgress.Run(screen, trainer, isQuiet, interruption.Token);
        Model model = trainer.Model;
        ModelEvaluation? tested = test is null ? null : model.Evaluate(test, request.Threads);
        if (tested is not null) model = model.WithMetrics(tested.Metrics);
        string? saved = last is null ? null : request.Out;
        if (saved is not null) model.Save(saved);
        var result = new SampleResult(training.Count, model, last, trainer.Elapsed.TotalSeconds, tested, saved, isInterrupted);
        if (!isQuiet) TableLines.End(screen, model, tested, "test samples", result.Seconds, saved);
        if (isInterrupted) Screen.Note(saved is null ? "Stopped." : $"Stopped. The model as it was then is saved in {saved}.");
        return result;
    }

    private (Dataset Training, Dataset? Test) Divide(SampleSource source)
    {
        if (source.Test is not null || samples.Test == 0) return (source.All, source.Test);
        int tested = (int)Math.Round(samples.Test * source.All.Count);
        if (tested < 1 || tested >= source.All.Count) return (source.All, null);
        return source.All.StratifiedSplit(source.All.Count - tested, request.Seed);
    }
}
