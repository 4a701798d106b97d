using System.CommandLine;
using Glassbox.Cli.Grammar;
using Glassbox.Cli.Json;
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
    private readonly Option<int?> threads = Values.Whole("--threads", "Threads to use; any number gives the same result. [default: 1]", 1);
    private readonly TableReading reading = new();
    private readonly Option<bool> json = CommonOptions.Json("the whole evaluation");

    public EvaluateCommand()
        : base(
            "evaluate", "Evaluate a network: accuracy, confusion matrix, per-class scores, worst mistakes; of numbers R², MAE and RMSE.",
            "glassbox evaluate --model digits.safetensors",
            "glassbox evaluate --model digits.safetensors --set training --worst 30",
            "glassbox evaluate --model clothes.safetensors --data fashion-mnist/ --json",
            "glassbox evaluate --model wine.safetensors --data wine.csv")
    {
        model.AddTo(this);
        foreach (Option option in (Option[])[data, set, worst, threads, json]) Options.Add(option);
        idx.AddTo(this);
        reading.AddTo(this);
        Validators.Add(given =>
        {
            string? named = given.GetResult(data)?.Tokens.Select(token => token.Value).FirstOrDefault();
            bool isTable = TableFile.Named(named) is not null;
            foreach (Option option in isTable || SampleSource.Named(named) is not null ? (Option[])[set, worst, .. idx.All] : [])
                if (given.GetResult(option) is { Implicit: false }) given.AddError($"{option.Name} is for digits, and {named} holds others: leave it out.");
            foreach (Option option in isTable ? [] : reading.All)
                if (given.GetResult(option) is { Implicit: false }) given.AddError($"{option.Name} is for tables: name one by --data FILE.csv.");
        });
    }

    protected override int Run(ParseResult given)
    {
        if (TableFile.Named(given.GetValue(data)) is { } table) return Evaluate(given, table);
        if (SampleSource.Named(given.GetValue(data)) is { } samples) return EvaluateSamples(given, samples);
        var kept = SavedNetwork.Load(model.Path(given), model.Load(given), given.GetValue(data), given.GetRequiredValue(set), idx.Read(given));
        Loss? loss = kept.Model.Recipe?.Options.Loss;
        var evaluation = kept.Network.Evaluate(kept.Set, loss, given.GetValue(threads) ?? 1);
        IReadOnlyList<Misclassification> mistakes = evaluation.WorstMisclassifications(given.GetValue(worst) ?? 10);
        IReadOnlyList<string> names = ClassNames.Of(kept.Model, model.Path(given));
        if (given.GetValue(json)) EvaluationJson.Write(model.Path(given), given.GetRequiredValue(set), kept.Network, evaluation, mistakes, names);
        else EvaluationView.Show(new Screen(), kept, evaluation, mistakes, given.GetRequiredValue(set), names);
        return ExitCode.Success;
    }

    private int Evaluate(ParseResult given, string path)
    {
        var asked = Model.FromSaved(model.Load(given), model.Path(given));
        var table = TableFile.Load(path, reading.Read(given), asked);
        IReadOnlyList<string> missing = [.. asked.Target.Names.Where(name => table.Find(name) is null)];
        if (missing.Count > 0)
            throw new CommandException($"{path} does not say the truth: the column '{missing[0]}' is missing. 'glassbox predict --data {path}' answers without it.");
        ModelEvaluation evaluation = asked.Evaluate(table.Where(row => asked.Target.Names.All(name => !row[name].IsMissing)), given.GetValue(threads) ?? 1);
        IReadOnlyList<string> warnings = asked.Preparation.Warnings(table);
        if (given.GetValue(json)) TableJson.Write(model.Path(given), path, asked, evaluation, warnings);
        else EvaluationView.Show(new Screen(), asked, evaluation);
        foreach (string warning in warnings) Screen.Note($"glassbox: {warning}");
        return ExitCode.Success;
    }

    private int EvaluateSamples(ParseResult given, string path)
    {
        var asked = Model.FromSaved(model.Load(given), model.Path(given));
        if (asked.Task != ModelTask.Classes) throw new CommandException($"{model.Path(given)} names no classes, and {path} holds nothing else.");
        var source = SampleSource.Load(path, asked.Image, asked.IsDescribed ? asked.Classes : null);
        if (!source.Classes.SequenceEqual(asked.Classes))
            throw new CommandException($"{path} has the classes {string.Join(", ", source.Classes.Take(20))}; {model.Path(given)} has {string.Join(", ", asked.Classes.Take(20))}.");
        ModelEvaluation evaluation = asked.Evaluate(source.Test ?? source.All, given.GetValue(threads) ?? 1);
        if (given.GetValue(json)) TableJson.Write(model.Path(given), path, asked, evaluation, []);
        else EvaluationView.Show(new Screen(), asked, evaluation);
        return ExitCode.Success;
    }
}
