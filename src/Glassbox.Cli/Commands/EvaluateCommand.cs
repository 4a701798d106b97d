using System.CommandLine;
using Glassbox.Cli.Evaluations;
using Glassbox.Cli.Grammar;
using Glassbox.Cli.Json;
using Glassbox.Cli.Reports;
using Glassbox.Cli.Tables;
using Glassbox.Cli.Training;
using Glassbox.Cli.Views;
using Glassbox.Data;

namespace Glassbox.Cli.Commands;

/// <summary>Evaluates a network.</summary>
internal sealed class EvaluateCommand : Verb
{
    private readonly ModelOptions model = new();
    private readonly Option<string?> data = CommonOptions.Data();
    private readonly DigitReading idx = new();
    private readonly Option<string> set = CommonOptions.Set("test");
    private readonly Option<int?> worst = Values.Whole("--worst", "Number of worst mistakes to show. [default: 10]", 0);
    private readonly Option<int?> importance = Values.Whole(
        "--importance", $"For tables: number of shuffles per column for its importance; 0 for none. [default: {ImportanceOptions.Default.Repeats}]", 0);

    private readonly Option<int?> threads = Values.Whole("--threads", "Threads to use; any number gives the same result. [default: 1]", 1);
    private readonly TableReading reading = new();
    private readonly Option<string?> report = CommonOptions.Report();
    private readonly Option<bool> json = CommonOptions.Json("the whole evaluation");
    private readonly Option<bool> pixels = CommonOptions.Pixels();

    public EvaluateCommand()
        : base(
            "evaluate", "Evaluate a network: accuracy, confusion matrix, per-class scores, ROC AUC, calibration, worst mistakes; R², MAE and RMSE for regression; importance of columns.",
            "glassbox evaluate --model digits.safetensors",
            "glassbox evaluate --model digits.safetensors --set training --worst 30",
            "glassbox evaluate --model digits.safetensors --report report.html   a page with charts, to read, print and send",
            "glassbox evaluate --model clothes.safetensors --data fashion-mnist/ --json",
            "glassbox evaluate --model wine.safetensors --data wine.csv")
    {
        model.AddTo(this);
        foreach (Option option in (Option[])[data, set, worst, importance, threads, report, json, pixels]) Options.Add(option);
        idx.AddTo(this);
        reading.AddTo(this);
        Validators.Add(given =>
        {
            CommonOptions.CheckKind(given, data, [set, .. idx.All], [importance, .. reading.All]);
            CommonOptions.CheckPixels(given, pixels, json);
        });
    }

    protected override int Run(ParseResult given)
    {
        var screen = new Screen();
        if (given.GetValue(report) is { } page) HtmlPage.Check(page);
        string? named = given.GetValue(data), digits = null;
        var run = new EvaluationRun(screen, given.GetValue(threads) ?? 1, given.GetValue(worst) ?? 10, given.GetValue(importance) ?? ImportanceOptions.Default.Repeats);
        Evaluated evaluated = TableFile.Named(named) is { } table ? OfTable(given, run, table)
            : SampleSource.Named(named) is { } samples ? OfSamples(given, run, samples, screen)
            : OfDigits(given, run, digits = given.GetRequiredValue(set));
        if (given.GetValue(json)) EvaluationJson.Write(model.Path(given), digits, evaluated, given.GetValue(pixels));
        else EvaluationView.Show(screen, evaluated);
        if (given.GetValue(report) is { } path)
        {
            Report.Save(path, new ReportContent { Name = model.Path(given), Command = ShellWords.Of(given), Evaluated = evaluated, Model = evaluated.Model });
            if (!given.GetValue(json)) screen.Line($"Report in [bold]{TrainingLines.Escape(path)}[/]");
        }

        foreach (string warning in evaluated.Warnings) Screen.Note($"glassbox: {warning}");
        return ExitCode.Success;
    }

    private Evaluated OfDigits(ParseResult given, EvaluationRun run, string name)
    {
        var kept = SavedNetwork.Load(model.Path(given), model.Load(given), given.GetValue(data), name, idx.Read(given));
        var loaded = Model.FromSaved(kept.Model, model.Path(given));
        if (loaded.Task != ModelTask.Classes) throw new CommandException($"{model.Path(given)} does not predict classes, but digits are classes.");
        return run.Of(loaded, kept.Set, SampleViews.Of("digit", kept.Set), given.GetValue(data) ?? "mnist", $"{name} digits");
    }

    private Evaluated OfTable(ParseResult given, EvaluationRun run, string path)
    {
        var loaded = Model.FromSaved(model.Load(given), model.Path(given));
        var table = TableFile.Load(path, reading.Read(given), loaded);
        IReadOnlyList<string> missing = [.. loaded.Target.Names.Where(name => table.Find(name) is null)];
        if (missing.Count > 0)
            throw new CommandException($"{path} has no targets: the column '{missing[0]}' is missing. 'glassbox predict --data {path}' predicts without it.{TableFile.Meant(missing[0], table.Columns.Select(column => column.Name))}");
        Table known = table.Where(row => loaded.Target.Names.All(name => !row[name].IsMissing));
        if (known.Count == 0) throw new CommandException($"{path} has no targets: the column '{loaded.Target.Names[0]}' is empty.");
        Evaluated evaluated = run.Of(loaded, known, path, "rows");
        if (SeenSamples.Warning(loaded, known) is { } seen) evaluated = evaluated with { Warnings = [.. evaluated.Warnings, seen] };
        if (table.Count - known.Count is not (> 0 and var blind)) return evaluated;
        string rows = blind == 1 ? "1 row has no target and is" : $"{Numerals.Count(blind)} rows have no target and are";
        return evaluated with { Warnings = [.. evaluated.Warnings, $"{rows} left out."] };
    }

    private Evaluated OfSamples(ParseResult given, EvaluationRun run, string path, Screen screen)
    {
        var loaded = Model.FromSaved(model.Load(given), model.Path(given));
        if (loaded.Task != ModelTask.Classes) throw new CommandException($"{model.Path(given)} does not predict classes, but {path} contains only classes.");
        var source = SampleSource.Load(path, loaded, model.Path(given), screen);
        source.CheckFits(loaded, path, model.Path(given));
        Evaluated evaluated = run.Of(loaded, source.Test ?? source.All, source.Views(source.Test ?? source.All), path, source.Test is null ? $"{source.Noun}s" : $"test {source.Noun}s");
        return SeenSamples.Warning(loaded, source) is { } seen ? evaluated with { Warnings = [.. evaluated.Warnings, seen] } : evaluated;
    }
}
