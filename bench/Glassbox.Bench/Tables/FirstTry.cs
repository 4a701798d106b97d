using System.Diagnostics;
using System.Globalization;
using Glassbox.Data;

namespace Glassbox.Bench.Tables;

/// <summary>Compares a model with default settings to those of scikit-learn and PyTorch on the same rows: scores and training times.</summary>
internal static class FirstTry
{
    private const int Seeds = 5;

    public static string Compare(Workspace workspace, bool markdown)
    {
        string python = Interpreter.With("sklearn")?.Path ?? "python3";
        string folder = Directory.CreateDirectory(Path.Combine(workspace.Artifacts, "tables")).FullName;
        if (ChildProcess.Run([python, Path.Combine(workspace.PeerPrograms, "sklearn_tables.py"), folder, Seeds.ToString(CultureInfo.InvariantCulture)]) is not { ExitCode: 0 } peer)
            return "scikit-learn is not installed (python3-sklearn).\n";

        string[] lines = peer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var table = new Table("table", "score", "Glassbox", "scikit-learn", "scaled", "scaled, targets too", "PyTorch", "seconds: Glassbox", "scikit-learn", "PyTorch");
        foreach (IGrouping<string, string[]> rows in lines.Skip(1).Select(line => line.Split(',')).GroupBy(cells => cells[0]))
        {
            Score(folder, rows.Key, rows.First()[1]); // warm-up: compiles the code, as the libraries of Python are
            (double Score, double Seconds)[] own = [.. rows.Select(cells => Score(folder, cells[0], cells[1]))];
            string Mean(int column) => Text(rows.Average(cells => double.Parse(cells[column], CultureInfo.InvariantCulture)));
            table.Add(
                rows.Key, rows.First()[2] == "1" ? "accuracy" : "R²", Text(own.Average(o => o.Score)), Mean(3), Mean(4), Mean(5), Mean(7),
                Text(own.Average(o => o.Seconds)), Mean(6), Mean(8));
        }

        return $"Means over {Seeds} seeds. scikit-learn {lines[0]} with its defaults: on the table as it is, with scaled inputs, and with scaled targets too.\n"
            + $"PyTorch with scaled inputs and targets. All with one hidden layer, on one thread. The seconds are training times.\n\n{table.ToText(markdown)}";
    }

    private static string Text(double number) => double.IsNaN(number) ? "-" : number.ToString("F4", CultureInfo.InvariantCulture);

    private static (double Score, double Seconds) Score(string folder, string name, string seed)
    {
        Glassbox.Data.Table training = Glassbox.Data.Table.FromCsv(Path.Combine(folder, $"{name}-{seed}-training.csv"));
        Glassbox.Data.Table test = Glassbox.Data.Table.FromCsv(Path.Combine(folder, $"{name}-{seed}-test.csv"));
        long begun = Stopwatch.GetTimestamp();
        var model = Model.Fit(training, "y", new FitOptions { Seed = ulong.Parse(seed, CultureInfo.InvariantCulture) + 1 });
        double seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        ModelEvaluation evaluation = model.Evaluate(test);
        return (model.Task == ModelTask.Classes ? evaluation.Accuracy : evaluation.Metrics["r2"], seconds);
    }
}
