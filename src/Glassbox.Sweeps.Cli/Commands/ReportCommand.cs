using System.CommandLine;
using Glassbox.Cli;
using Glassbox.Cli.Commands;

namespace Glassbox.Sweeps.Cli.Commands;

/// <summary>Shows the results of a sweep, and writes its files again.</summary>
internal sealed class ReportCommand : Verb
{
    private readonly Argument<string> file = new("file") { Description = "The results of a sweep." };

    public ReportCommand()
        : base("report", "Show the results of a sweep so far, and write the table and the page again.", "glassbox sweep report sweep.db") => Arguments.Add(file);

    protected override int Run(ParseResult given)
    {
        using var store = SweepStore.OpenToRead(given.GetRequiredValue(file));
        return SweepOutcome.Show(new Screen(), store);
    }
}
