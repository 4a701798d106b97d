// Learns a column of a table from the others, and saves a model that carries all it needs: scaling, categories, names of classes.
//
//     dotnet run -c Release                          wine.csv: the cultivar of a wine from 13 measurements
//     dotnet run -c Release -- houses.csv price      a table of your own, and the column to learn
using Glassbox;
using Glassbox.Data;

string file = args.ElementAtOrDefault(0) ?? Path.Combine(AppContext.BaseDirectory, "wine.csv");
string target = args.ElementAtOrDefault(1) ?? "cultivar";
const string output = "model.safetensors";

try
{
    Table table = Table.FromCsv(file);
    TableColumn wanted = table[target];
    Console.WriteLine($"{Path.GetFileName(file)}: {table.Count} rows, {table.Format}");
    foreach (string column in table.Describe()) Console.WriteLine($"  {column}");

    // A fifth of the rows is kept from the network, to test it with. Everything is learned from the others, scaling too.
    bool hasClasses = Target.Infer(wanted) == ModelTask.Classes;
    TableSplit split = table.Where(row => !row[target].IsMissing).Split(testFraction: 0.2, seed: 1, stratifyBy: hasClasses ? target : null);
    var trainer = new ModelTrainer(split.Training, [target]); // FitOptions say how; the defaults suit most tables
    foreach (TrainingReport epoch in trainer.Epochs())
        if (!Console.IsErrorRedirected) Console.Error.Write($"\rEpoch {epoch.Epoch} of {trainer.EpochCount}, loss {epoch.MeanLoss:F4} ");
    if (!Console.IsErrorRedirected) Console.Error.WriteLine();

    // A class of a single row may be among those to test with: nothing was learned of it.
    Table test = hasClasses ? split.Test.Where(row => trainer.Target.Classes.Contains(row[target].Text)) : split.Test;
    ModelEvaluation evaluation = trainer.Model.Evaluate(test);
    Console.WriteLine($"Of {evaluation.Count} rows it has never seen: {string.Join(", ", evaluation.Metrics.Select(m => $"{m.Key} {m.Value:F3}"))}");
    trainer.Model.WithMetrics(evaluation.Metrics).Save(output);

    Prediction answer = Model.Load(output).Predict(test[0]);
    Console.WriteLine($"The first of them: {target} {answer} (truth {test[0][target]})");
    Console.WriteLine($"Saved as {output}");
    return 0;
}
catch (Exception fault) when (fault is ArgumentException or IOException or UnauthorizedAccessException or TrainingDivergedException)
{
    Console.Error.WriteLine(fault.Message.Split(" (Parameter '")[0]);
    return 1;
}
