using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Glassbox.Cli.Logs;

/// <summary>A log with one line per epoch: CSV with a header, or one JSON object per line.</summary>
internal sealed class LineLog : IEpochLog
{
    private readonly FileStream file;
    private readonly bool isCsv;

    private LineLog(FileStream file, bool isCsv) => (this.file, this.isCsv) = (file, isCsv);

    private static string Header => $"epoch,{string.Join(',', Example.Numbers.Select(number => number.Name))}";

    private static EpochEntry Example => new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Returns whether the file extension is that of a log.</summary>
    public static bool IsOne(string path) => Path.GetExtension(path).ToUpperInvariant() is ".CSV" or ".JSONL";

    /// <summary>Opens a log.</summary>
    /// <param name="path">A path that ends in <c>.csv</c> or <c>.jsonl</c>.</param>
    /// <param name="epochsBefore">
    /// Epochs trained before: their lines are kept, and those of later epochs, which will be trained again, are removed. 0 starts a new log.
    /// </param>
    /// <exception cref="IOException">The file cannot be written, or holds something else.</exception>
    public static LineLog Open(string path, int epochsBefore)
    {
        bool isCsv = Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase);
        List<string> kept = isCsv ? [Header] : [];
        if (epochsBefore > 0 && File.Exists(path)) kept = Kept(path, isCsv, epochsBefore);
        TextFile.Save(path, string.Concat(kept.Select(line => line + "\n")));
        return new LineLog(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite), isCsv);
    }

    public void Write(EpochEntry entry)
    {
        file.Write(Encoding.UTF8.GetBytes((isCsv ? Csv(entry) : Json(entry)) + "\n"));
        file.Flush();
    }

    public void Dispose() => file.Dispose();

    private static string Csv(EpochEntry entry) => $"{entry.Epoch},{string.Join(',', entry.Numbers.Select(number => Text(number.Value)))}";

    private static string Text(double number) => double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "";

    private static string Json(EpochEntry entry)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteNumber("epoch", entry.Epoch);
            foreach ((string name, double value) in entry.Numbers)
                if (double.IsFinite(value)) json.WriteNumber(name, value);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    // An incomplete last line is dropped: its epoch will be trained again.
    private static List<string> Kept(string path, bool isCsv, int epochsBefore)
    {
        string text = File.ReadAllText(path);
        string[] lines = text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (isCsv && (lines.Length == 0 || lines[0] != Header)) throw new IOException($"{path}, line 1: this is not a training log; expected '{Header}'.");
        List<string> kept = isCsv ? [Header] : [];
        for (int i = kept.Count; i < lines.Length; i++)
        {
            int epoch = EpochOf(lines[i], isCsv) ?? throw new IOException($"{path}, line {i + 1}: this is not a line of a training log: it has no epoch.");
            if (epoch <= epochsBefore) kept.Add(lines[i]);
        }

        return kept;
    }

    private static int? EpochOf(string line, bool isCsv)
    {
        try
        {
            if (isCsv) return int.TryParse(line.Split(',')[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("epoch", out JsonElement epoch) && epoch.TryGetInt32(out int found) ? found : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
