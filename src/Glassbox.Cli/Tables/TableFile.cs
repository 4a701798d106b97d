using Glassbox.Data;

namespace Glassbox.Cli.Tables;

/// <summary>Files of separated values that the command line names.</summary>
internal static class TableFile
{
    private static readonly string[] endings = [".csv", ".tsv", ".txt", ".tab", ".csv.gz", ".tsv.gz", ".txt.gz"];

    /// <summary>The file, where <c>--data</c> names a table; null where it names digits.</summary>
    public static string? Named(string? data) =>
        data is not null && data != "mnist" && SampleSource.Named(data) is null && (File.Exists(data) || endings.Any(ending => data.EndsWith(ending, StringComparison.OrdinalIgnoreCase))) && !Directory.Exists(data)
            ? data
            : null;

    /// <summary>Of what <c>--data</c> says and is no table, why it is none, to follow what is said of tables.</summary>
    public static string Advice(string? data) =>
        data is null or "mnist" ? ": name one by --data FILE.csv."
        : !Path.Exists(data) ? $", and there is no file {data}."
        : $", and {data} is none: name one by --data FILE.csv.";

    /// <summary>Reads a table for a model: its columns are of the kinds that they were when it learned.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What is known of it.</param>
    /// <param name="model">The model.</param>
    public static Table Load(string path, CsvOptions options, Model model)
    {
        var kinds = new Dictionary<string, ColumnKind>(options.Kinds);
        foreach (InputColumn column in model.Columns) kinds[column.Name] = column is NumberInput ? ColumnKind.Number : ColumnKind.Category;
        return Table.FromCsv(path, options with { Kinds = kinds });
    }
}
