using Glassbox.Cli;
using Glassbox.Cli.Completion;
using Glassbox.Sweeps.Cli.Commands;
using Glassbox.Sweeps.Cli.Grammar;

// Called by 'glassbox complete'; the line may end with a file name.
if (args is ["complete", var line]) return CommandLine.Run(args, _ => Completer.Write(new SweepCommand(), line), () => new SweepCommand());

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
