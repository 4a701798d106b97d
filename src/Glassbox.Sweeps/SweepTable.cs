using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Glassbox.Sweeps;

/// <summary>The results of a sweep, trial by trial: the same to the byte wherever and in whatever order trials were trained.</summary>
public sealed class SweepTable
{
    private static readonly JsonWriterOptions options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly SweepPlan plan;

    /// <summary>Reads the results so far.</summary>
    /// <param name="plan">The trials.</param>
    /// <param name="store">Their results.</param>
    public SweepTable(SweepPlan plan, SweepStore store)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(store);
        this.plan = plan;

        // Who goes on follows from the results: of what the file holds of other sweeps, nothing counts.
        var ladder = new Ladder(plan);
        var furthest = new (TrialResult? Result, int Rung)[plan.Trials.Count];
        while (ladder.Next() is var (trial, rung))
        {
            if (store.Find(trial.Key, ladder.Until(rung)) is not { } result) continue;
            furthest[trial.Number] = (result, rung);
            ladder.Add(trial, rung, result);
        }

        Rows = [.. plan.Trials.Zip(furthest, (trial, last) => (trial, last)).Where(row => row.last.Result is not null)
            .Select(row => new SweepRow(row.trial, row.last.Result!) { MayGoOn = ladder.MayGoOn(row.trial.Recipe, row.last.Rung) })];
        Recipes = [.. Rows.GroupBy(row => row.Trial.Recipe).Select(rows => new RecipeResult(plan, [.. rows])).Order(RecipeResult.BestFirst)];
    }

    /// <summary>The trained trials, by number.</summary>
    public IReadOnlyList<SweepRow> Rows { get; }

    /// <summary>The trained recipes, best first.</summary>
    public IReadOnlyList<RecipeResult> Recipes { get; }

    /// <summary>The plan.</summary>
    public SweepPlan Plan => plan;

    /// <summary>Writes CSV, with one line per trial.</summary>
    public void WriteCsv(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Line(["trial", "recipe", "seed", .. plan.Names, "status", "epochs", "best_epoch", "accuracy", "loss", "mean_squared_error", "training_loss", "sha256", "key"]);
        foreach (SweepRow row in Rows)
        {
            (Trial trial, TrialResult result) = (row.Trial, row.Result);
            EpochScore score = result.Score;
            Line([
                Text(trial.Number + 1), Text(trial.Recipe + 1), trial.Seed.ToString(CultureInfo.InvariantCulture), .. plan.Names.Select(name => trial.Find(name) ?? ""),
                row.Status, Text(result.Epochs), result.BestEpoch is { } best ? Text(best) : "", Text(score.Accuracy), Text(score.Loss), Text(score.MeanSquaredError),
                Text(score.TrainingLoss), result.Sha256, trial.Key,
            ]);
        }

        void Line(IEnumerable<string> cells) => writer.Write(string.Join(',', cells.Select(Quote)) + "\n");
        static string Text(double number) => double.IsNaN(number) ? "" : number.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>Writes JSON lines, one object per trial, with all its epochs.</summary>
    public void WriteJsonLines(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        foreach (SweepRow row in Rows)
        {
            using var bytes = new MemoryStream();
            using (var json = new Utf8JsonWriter(bytes, options)) Write(json, row);
            writer.Write(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length) + "\n");
        }
    }

    private void Write(Utf8JsonWriter json, SweepRow row)
    {
        (Trial trial, TrialResult result) = (row.Trial, row.Result);
        json.WriteStartObject();
        json.WriteNumber("trial", trial.Number + 1);
        json.WriteNumber("recipe", trial.Recipe + 1);
        json.WriteNumber("seed", trial.Seed);
        json.WriteStartObject("settings");
        foreach (IGrouping<string, Setting> setting in trial.AllSettings.GroupBy(setting => setting.Name)) json.WriteString(setting.Key, string.Join(' ', setting.Select(s => s.Value)));
        json.WriteEndObject();
        json.WriteString("status", row.Status);
        if (result.Problem is not null) json.WriteString("problem", result.Problem);
        json.WriteNumber("epochs", result.Epochs);
        if (result.BestEpoch is { } best) json.WriteNumber("bestEpoch", best);
        Number("accuracy", result.Score.Accuracy);
        Number("loss", result.Score.Loss);
        Number("meanSquaredError", result.Score.MeanSquaredError);
        json.WriteStartArray("history");
        foreach (EpochScore score in result.History)
        {
            json.WriteStartObject();
            json.WriteNumber("epoch", score.Epoch);
            Number("trainingLoss", score.TrainingLoss);
            Number("loss", score.Loss);
            Number("accuracy", score.Accuracy);
            Number("meanSquaredError", score.MeanSquaredError);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("sha256", result.Sha256);
        json.WriteString("key", trial.Key);
        json.WriteString("data", plan.DataSha256);
        json.WriteEndObject();

        void Number(string name, double value)
        {
            if (double.IsFinite(value)) json.WriteNumber(name, value);
            else json.WriteNull(name);
        }
    }

    private static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
