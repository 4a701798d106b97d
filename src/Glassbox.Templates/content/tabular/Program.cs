// Trains a model to predict a column of a table, and saves it with all that it needs: scaling, categories, names of classes.
//
//     dotnet run -c Release                          wine.csv: predicts the cultivar of a wine from 13 measurements
//     dotnet run -c Release -- houses.csv price      your own table, and the column to predict
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

    // Holds out a fifth of the rows for testing. Everything is learned from the others, including the scaling.
    bool hasClasses = Target.Infer(wanted) == ModelTask.Classes;
    TableSplit split = table.Where(row => !row[target].IsMissing).Split(testFraction: 0.2, seed: 1, stratifyBy: hasClasses ? target : null);
    var trainer = new ModelTrainer(split.Training, [target]); // FitOptions has settings; the defaults suit most tables
    foreach (TrainingReport epoch in trainer.Epochs())
        if (!Console.IsErrorRedirected) Console.Error.Write($"\rEpoch {epoch.Epoch} of {trainer.EpochCount}, loss {epoch.MeanLoss:F4} ");
    if (!Console.IsErrorRedirected) Console.Error.WriteLine();

    // All rows of a rare class may be in the test set, and the model cannot know that class.
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
