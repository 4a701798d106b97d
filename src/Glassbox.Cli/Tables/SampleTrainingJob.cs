using Glassbox.Cli.Evaluations;
using Glassbox.Cli.Reports;
using Glassbox.Cli.Training;
using Glassbox.Cli.Views;
using Glassbox.Data;

namespace Glassbox.Cli.Tables;

/// <summary>How training on pictures or arrays went.</summary>
/// <param name="TrainingCount">Samples that were trained on.</param>
/// <param name="Run">What came of it.</param>
internal sealed record SampleResult(int TrainingCount, ModelRun Run);

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
        if (request.Records.Report is { } page) HtmlPage.Check(page);
        var source = SampleSource.Load(samples.Path, samples.Size, samples.IsColor, screen);
        if (source.Classes is [var only]) throw new CommandException($"{samples.Path}: there is nothing to tell apart: all {source.Noun}s are of the class '{only}'.");
        (Dataset training, Dataset? test) = source.Divide(samples.Test, request.Seed);
        var trainer = new ModelTrainer(training, source.Classes, FitRequest.GoingOn(samples.OptionsFor(request, training.Count), request));
        if (!isQuiet) SampleLines.Start(screen, samples.Path, source, training, test, trainer);

        int[] counts = source.Counts();
        var run = new EvaluationRun(screen, request.Threads, worst: 24, repeats: 0);
        return new SampleResult(training.Count, ModelRun.Train(
            trainer, request, test is null ? null : model => run.Of(model, test, source.Views(test), samples.Path, $"test {source.Noun}s"),
            model => run.Of(model, training, SampleViews.Of(source.Noun, training, source.Files), samples.Path, $"training {source.Noun}s"),
            _ => [.. source.Warnings, .. ClassNames.Rare(source.Classes, counts, source.Noun)], screen, isQuiet));
    }
}
