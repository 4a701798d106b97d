using System.CommandLine;
using Glassbox.Cli;
using Glassbox.Cli.Reports;
using Glassbox.Cli.Tables;
using Glassbox.Cli.Training;
using Glassbox.Data;
using Glassbox.Sweeps.Cli.Grammar;

namespace Glassbox.Sweeps.Cli.Trials;

/// <summary>Creates the runs of trials: each is a <c>glassbox train</c> command on shared data.</summary>
/// <remarks>Thread-safe.</remarks>
/// <param name="data">The value of <c>--data</c>; null for the included digits.</param>
internal sealed class TrialFactory(string? data)
{
    private const int MostSplits = 16; // each may be as large as all digits
    private readonly TrainGrammar grammar = new();
    private readonly Lazy<DigitSource> digits = new(() => DigitSource.Load(DigitSource.FolderOf(data)));
    private readonly Shared<string, Table> tables = new(4);
    private readonly Shared<object, TableParts> parts = new(MostSplits);
    private readonly Shared<object, PreparedData> prepared = new(MostSplits);
    private readonly Shared<string, SampleSource> samples = new(4);
    private readonly Shared<object, Dataset> learnable = new(MostSplits);
    private readonly Shared<object, (Dataset First, Dataset Others)> splits = new(MostSplits);
    private readonly Lock gate = new();

    /// <summary>Returns the command that trains exactly this trial.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="output">The file for its network; null to keep none.</param>
    public string CommandOf(Trial trial, string? output = null) =>
        $"glassbox train {string.Join(' ', grammar.WordsOf(trial.AllSettings, data, trial.Seed).Concat(output is null ? [] : ["--out", output]).Select(ShellWords.Quoted))}";

    /// <summary>Checks whether a trial is valid.</summary>
    /// <exception cref="CommandException">It is not; the message says why.</exception>
    public void Check(Trial trial) => Understand(trial, digits => new TrainingPlan(digits, null), (_, _) => null!, (_, _) => null!);

    /// <summary>Returns the task of a trial, which determines the objective.</summary>
    public ModelTask TaskOf(Trial trial) => Understand(trial, _ => ModelTask.Classes, (table, request) => PartsOf(table, request).Task, (_, _) => ModelTask.Classes);

    public TrialRun Start(Trial trial) => Understand(trial, StartDigits, StartTable, StartSamples);

    private T Understand<T>(
        Trial trial, Func<TrainingRequest, T> ofDigits, Func<TableRequest, TrainingRequest, T> ofTable, Func<SampleRequest, TrainingRequest, T> ofSamples)
    {
        ParseResult given;
        TrainingRequest request;
        lock (gate)
        {
            given = grammar.Parse(grammar.WordsOf(trial.AllSettings, data, trial.Seed));
            request = grammar.Options.Read(given);
        }

        return grammar.Tables.Read(given) is { } table ? ofTable(table, request)
            : grammar.Tables.ReadSamples(given) is { } arrays ? ofSamples(arrays, request)
            : ofDigits(request);
    }

    private TrialRun StartDigits(TrainingRequest request)
    {
        var plan = new TrainingPlan(request, null);
        (SavedModel start, DigitSource source) = plan.Prepare(digits.Value);
        (Dataset training, Dataset? heldOut) = splits.Get(
            (source.Training, request.Take, request.HoldOut, request.HoldOutLast, request.Seed), () => plan.Divide(source.Training) is (var first, { } others)
                ? (first, others) : throw CommandException.Usage("nothing is held out to compare trials on: add --hold-out N."));
        return new TrialRun(new Trainer(start.Network, training, plan.Options) { Validation = heldOut }, Epochs(request.Epochs));
    }

    private TrialRun StartTable(TableRequest request, TrainingRequest training)
    {
        TableParts rows = PartsOf(request, training);
        FitOptions options = rows.OptionsFor(request, training);
        PreparedData ready = prepared.Get(
            (rows, string.Join('\n', request.Targets), string.Join('\n', request.Ignore), request.Weights, request.Scaling, request.Image?.ToString()),
            () => PreparedData.From(rows.Training, request.Targets, options));
        return Run(new ModelTrainer(ready, options, Split(ready.Dataset)));
    }

    private TrialRun StartSamples(SampleRequest request, TrainingRequest training)
    {
        SampleSource source = samples.Get($"{request.Size} {request.IsColor}", () => SampleSource.Load(request.Path, request.Size, request.IsColor, screen: null));
        Dataset learned = learnable.Get((source, request.Test, training.Seed), () => source.Divide(request.Test, training.Seed).Training);
        PreparedData ready = prepared.Get(learned, () => PreparedData.From(learned, source.Classes));
        return Run(new ModelTrainer(ready, request.OptionsFor(training, learned.Count), Split(learned)));
    }

    private TableParts PartsOf(TableRequest request, TrainingRequest training)
    {
        string reading = $"{request.Csv.Separator} {request.Csv.DecimalSign} {request.Csv.HasHeader} {string.Join('\n', request.Csv.Kinds)}";
        Table table = tables.Get(reading, () => Table.FromCsv(request.Path, request.Csv));
        return parts.Get(
            (table, string.Join('\n', request.Targets), string.Join('\n', request.Ignore), request.Task, request.Test, training.Seed),
            () => TableParts.Create(request, table, training.Seed));
    }

    private Func<int, ulong, (Dataset First, Dataset Others)> Split(Dataset dataset) =>
        (count, seed) => splits.Get((dataset, count, seed), () => dataset.StratifiedSplit(count, seed));

    private static TrialRun Run(ModelTrainer model) => model.Trainer.Validation is null
        ? throw CommandException.Usage("nothing is held out to compare trials on: add --validation X.")
        : new TrialRun(model.Trainer, Epochs(model.EpochCount));

    private static int Epochs(int epochs) => epochs > 0 ? epochs : throw CommandException.Usage("a trial needs at least 1 epoch: --epochs 0 trains nothing.");
}
