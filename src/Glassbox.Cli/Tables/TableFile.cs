using Glassbox.Cli.Grammar;
using Glassbox.Data;

namespace Glassbox.Cli.Tables;

/// <summary>Table files on the command line.</summary>
internal static class TableFile
{
    private static readonly string[] extensions = [".csv", ".tsv", ".txt", ".tab", ".csv.gz", ".tsv.gz", ".txt.gz"];

    /// <summary>Returns the file if <c>--data</c> names a table; otherwise null.</summary>
    public static string? Named(string? data) =>
        data is not null && data != "mnist" && SampleSource.Named(data) is null && (File.Exists(data) || extensions.Any(extension => data.EndsWith(extension, StringComparison.OrdinalIgnoreCase))) && !Directory.Exists(data)
            ? data
            : null;

    /// <summary>Returns why <c>--data</c> is not a table, to complete an error message about tables.</summary>
    public static string Advice(string? data) =>
        data is null or "mnist" ? ": name one with --data FILE.csv."
        : !Path.Exists(data) ? $", and there is no file {data}."
        : $", and {data} is not one: name one with --data FILE.csv.";

    /// <summary>Loads a table for a model, with the kinds of columns that the model was trained on.</summary>
    /// <param name="path">The path of the table.</param>
    /// <param name="options">The options for reading it.</param>
    /// <param name="model">The model.</param>
    /// <param name="kept">Columns whose texts are needed as they are in the file, such as a code that begins with 0.</param>
    public static Table Load(string path, CsvOptions options, Model model, params IReadOnlyList<string> kept)
    {
        var kinds = new Dictionary<string, ColumnKind>(options.Kinds);
        foreach (string name in kept) kinds.TryAdd(name, ColumnKind.Text);
        foreach (InputColumn column in model.Columns) kinds[column.Name] = column is NumberInput ? ColumnKind.Number : ColumnKind.Category;
        return Read(path, options with { Kinds = kinds });
    }

    /// <summary>Reads a table; for a column that it does not have, the error suggests the nearest one.</summary>
    public static Table Read(string path, CsvOptions options)
    {
        try
        {
            return Table.FromCsv(path, options);
        }
        catch (ArgumentException fault) when (fault.Data["column"] is string name && fault.Data["columns"] is string[] names)
        {
            throw new CommandException(fault.Message + Meant(name, names));
        }
    }

    /// <summary>Returns a question that suggests the columns that a mistyped name may mean, preceded by a space; empty if none is near.</summary>
    public static string Meant(string name, IEnumerable<string> columns) =>
        Nearest.Close(name, columns) is { Count: > 0 } close ? $" Did you mean {Listing.Or(close.Select(candidate => $"'{candidate}'"))}?" : "";
}
