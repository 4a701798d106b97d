using Glassbox.Cli;
using Glassbox.Cli.Reports;
using Glassbox.Sweeps.Cli.Reports;
using Glassbox.Sweeps.Cli.Trials;
using Glassbox.Sweeps.Cli.Views;

namespace Glassbox.Sweeps.Cli;

/// <summary>What has come of a sweep: shown, and written beside its results.</summary>
internal static class SweepOutcome
{
    /// <summary>Of the sweep that was run into a file last.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Show(Screen screen, SweepStore store)
    {
        SweepPlan plan = store.Plan ?? throw new CommandException($"{store.Path} holds no sweep yet.");
        Show(screen, plan, store, new TrialFactory(plan.Notes.GetValueOrDefault(SweepRequest.DataNote)));
        return ExitCode.Success;
    }

    public static void Show(Screen screen, SweepPlan plan, SweepStore store, TrialFactory factory)
    {
        var table = new SweepTable(plan, store);
        SweepLines.End(screen, table, factory, Write(table, store.Path, factory));
    }

    /// <summary>Writes the table and the page beside the results.</summary>
    /// <returns>Their names.</returns>
    private static IReadOnlyList<string> Write(SweepTable table, string results, TrialFactory factory)
    {
        string csv = Path.ChangeExtension(results, ".csv"), lines = Path.ChangeExtension(results, ".jsonl"), page = Path.ChangeExtension(results, ".html");
        Write(csv, table.WriteCsv);
        Write(lines, table.WriteJsonLines);
        HtmlPage.Save(page, SweepPage.Create(table, Path.GetFileNameWithoutExtension(results), factory));
        return [csv, lines, page];
    }

    private static void Write(string path, Action<TextWriter> write)
    {
        using var text = new StringWriter { NewLine = "\n" };
        write(text);
        TextFile.Save(path, text.ToString());
    }
}
