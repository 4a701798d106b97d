using Glassbox.Cli;

namespace Glassbox.Sweeps.Cli;

/// <summary>The files beside the results of a sweep.</summary>
/// <param name="Csv">The table.</param>
/// <param name="Lines">The table as lines of JSON.</param>
/// <param name="Page">The page.</param>
/// <param name="Network">The network of the best recipe, once its command has been run.</param>
internal sealed record SweepFiles(string Csv, string Lines, string Page, string Network)
{
    private const int Most = 1 << 16; // of a file, in which it shows what it is

    /// <exception cref="CommandException">One of them is a file of somebody else's, as the data may be: nothing is written over it.</exception>
    public static SweepFiles Beside(string results)
    {
        var files = new SweepFiles(
            Path.ChangeExtension(results, ".csv"), Path.ChangeExtension(results, ".jsonl"), Path.ChangeExtension(results, ".html"), Path.ChangeExtension(results, ".safetensors"));
        foreach ((string path, string sign) in ((string, string)[])[(files.Csv, "trial,recipe,seed"), (files.Lines, "{\"trial\":"), (files.Page, "Glassbox sweep")])
        {
            if (string.Equals(path, results, StringComparison.OrdinalIgnoreCase)) throw CommandException.Usage($"{results}: results are stored in a SQLite file, with the table beside it; name it, for example, {Path.ChangeExtension(results, ".db")}.");
            if (File.Exists(path) && Start(path) is { Length: > 0 } start && !start.Contains(sign, StringComparison.Ordinal))
                throw CommandException.Usage($"{path} exists and is not from a sweep: it would be overwritten. Name another --results.");
        }

        return files;
    }

    private static string Start(string path)
    {
        using var reader = new StreamReader(path);
        char[] start = new char[Most];
        return new string(start, 0, reader.ReadBlock(start));
    }
}
