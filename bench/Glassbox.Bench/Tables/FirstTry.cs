using System.Globalization;
using Glassbox.Data;

namespace Glassbox.Bench.Tables;

/// <summary>What a first try with nothing but defaults comes to, beside scikit-learn's, on the same rows.</summary>
internal static class FirstTry
{
    private const int Seeds = 5;

    public static string Compare(Workspace workspace, bool markdown)
    {
        string python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        string folder = Directory.CreateDirectory(Path.Combine(workspace.Artifacts, "tables")).FullName;
        if (ChildProcess.Run([python, Path.Combine(workspace.PeerPrograms, "sklearn_tables.py"), folder, Seeds.ToString(CultureInfo.InvariantCulture)]) is not { ExitCode: 0 } peer)
            return "scikit-learn is not found (python3-sklearn).\n";

        string[] lines = peer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var table = new Table("table", "score", "Glassbox", "scikit-learn", "scaled", "scaled, targets too");
        foreach (IGrouping<string, string[]> rows in lines.Skip(1).Select(line => line.Split(',')).GroupBy(cells => cells[0]))
        {
            double own = rows.Average(cells => Score(folder, cells[0], cells[1]));
            string Mean(int column) => rows.Average(cells => double.Parse(cells[column], CultureInfo.InvariantCulture)).ToString("F4", CultureInfo.InvariantCulture);
            table.Add(rows.Key, rows.First()[2] == "1" ? "accuracy" : "R²", own.ToString("F4", CultureInfo.InvariantCulture), Mean(3), Mean(4), Mean(5));
        }

        return $"Means of {Seeds} seeds; scikit-learn {lines[0]} with its defaults: the table as it is, with scaled inputs, with scaled targets too.\n\n{table.ToText(markdown)}";
    }

    private static double Score(string folder, string name, string seed)
    {
        Glassbox.Data.Table training = Glassbox.Data.Table.FromCsv(Path.Combine(folder, $"{name}-{seed}-training.csv"));
        Glassbox.Data.Table test = Glassbox.Data.Table.FromCsv(Path.Combine(folder, $"{name}-{seed}-test.csv"));
        var model = Model.Fit(training, "y", new FitOptions { Seed = ulong.Parse(seed, CultureInfo.InvariantCulture) + 1 });
        ModelEvaluation evaluation = model.Evaluate(test);
        return model.Task == ModelTask.Classes ? evaluation.Accuracy : evaluation.Metrics["r2"];
    }
}
