using Glassbox.Cli.Evaluations;
using Glassbox.Cli.Reports;
using Glassbox.Cli.Training;
using Glassbox.Cli.Views;
using Glassbox.Data;

namespace Glassbox.Cli.Tables;

/// <summary>The result of training on pictures or arrays.</summary>
/// <param name="Run">The training run.</param>
internal sealed record SampleResult(ModelRun Run);

/// <summary>Loads pictures or arrays, trains on a part of them, tests on the rest, and saves the model.</summary>
/// <param name="samples">The request for the data.</param>
/// <param name="request">The request for training.</param>
/// <param name="screen">Where progress and results are shown.</param>
/// <param name="isQuiet">Whether to write nothing to standard output.</param>
internal sealed class SampleTrainingJob(SampleRequest samples, TrainingRequest request, Screen screen, bool isQuiet)
{
    public SampleResult Run()
    {
        if (request.Out is not null) ModelArgument.CheckOut(request.Out);
        if (request.Records.Report is { } page) HtmlPage.Check(page);
        var source = SampleSource.Load(samples.Path, samples.Size, samples.IsColor, screen);
        if (source.Classes is [var only]) throw new CommandException($"{samples.Path}: there is nothing to tell apart: all {source.Noun}s are of the class '{only}'.");
        (Dataset training, Dataset? test) = source.Divide(samples.Test, request.Seed);
        var trainer = new ModelTrainer(training, source.Classes, FitRequest.Resume(samples.OptionsFor(request, training.Count), request))
        {
            Metadata = SeenSamples.Texts(training.Count < source.All.Count ? samples.Test : 0),
        };
        if (request.Resumed is { } checkpoint) trainer.Restore(checkpoint);
        if (!isQuiet) SampleLines.Start(screen, samples.Path, source, test, trainer);

        int[] counts = source.Counts();
        var run = new EvaluationRun(screen, request.Threads, worst: 24, repeats: 0);
        return new SampleResult(ModelRun.Train(
            trainer, request, source.Noun, test is null ? null : model => run.Of(model, test, source.Views(test), samples.Path, $"test {source.Noun}s"),
            model => run.Of(model, training, SampleViews.Of(source.Noun, training, source.Files), samples.Path, $"training {source.Noun}s"),
            _ => [.. source.Warnings, .. ClassNames.Rare(source.Classes, counts, source.Noun)], screen, isQuiet));
    }
}
