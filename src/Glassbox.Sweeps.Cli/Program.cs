using Glassbox.Cli;
using Glassbox.Sweeps.Cli.Commands;
using Glassbox.Sweeps.Cli.Grammar;

try
{
    args = SweepFile.Expand(args);
}
catch (Exception fault) when (fault is CommandException or IOException)
{
    Outlet.Install();
    Screen.Note($"glassbox: {fault.Message}");
    return fault is CommandException refused ? refused.ExitCode : ExitCode.Failed;
}

return CommandLine.Run(args, _ => null, () => new SweepCommand());
