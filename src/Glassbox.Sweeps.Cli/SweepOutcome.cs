using Glassbox.Cli;
using Glassbox.Cli.Reports;
using Glassbox.Cli.Views;
using Glassbox.Sweeps.Cli.Reports;
using Glassbox.Sweeps.Cli.Trials;
using Glassbox.Sweeps.Cli.Views;

namespace Glassbox.Sweeps.Cli;

/// <summary>Shows the results of a sweep, and writes them beside its results file.</summary>
internal static class SweepOutcome
{
    /// <summary>Shows the results of the last sweep that used a file.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Show(Screen screen, SweepStore store)
    {
        SweepPlan plan = store.Plan ?? throw new CommandException($"{store.Path} contains no sweep yet.");
        string? data = plan.Notes.GetValueOrDefault(SweepRequest.DataNote);
        int code = Show(screen, plan, store, new TrialFactory(data));
        if (HaveChanged(data, plan.DataSha256)) Screen.Note($"{data ?? "mnist"} has changed since the sweep ({plan.DataSha256[..12]}…): the commands above give other networks.");
        return code;
    }

    /// <summary>Shows the results of a sweep.</summary>
    /// <returns><see cref="ExitCode.Failed"/> if there are trials, and all of them diverged.</returns>
    public static int Show(Screen screen, SweepPlan plan, SweepStore store, TrialFactory factory)
    {
        var table = new SweepTable(plan, store);
        SweepFiles files = Write(table, store.Path, factory);
        SweepLines.End(screen, table, factory, files);
        if (table.Rows.Count == 0 || table.Rows.Any(row => row.Status != "diverged")) return ExitCode.Success;
        Screen.Note($"All {Numerals.Count(table.Rows.Count)} trials diverged: try smaller learning rates.");
        return ExitCode.Failed;
    }

    /// <summary>Returns whether the data exists and has changed. Shards may be merged on a machine that does not have the data.</summary>
    private static bool HaveChanged(string? data, string sha256)
    {
        try
        {
            return DataFiles.Of(data).Sha256() != sha256;
        }
        catch (Exception fault) when (fault is CommandException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Writes the table and the page beside the results file.</summary>
    private static SweepFiles Write(SweepTable table, string results, TrialFactory factory)
    {
        var files = SweepFiles.Beside(results);
        Write(files.Csv, table.WriteCsv);
        Write(files.Lines, table.WriteJsonLines);
        HtmlPage.Save(files.Page, SweepPage.Create(table, Path.GetFileNameWithoutExtension(results), factory, files.Network));
        return files;
    }

    private static void Write(string path, Action<TextWriter> write)
    {
        using var text = new StringWriter { NewLine = "\n" };
        write(text);
        TextFile.Save(path, text.ToString());
    }
}
