using System.CommandLine;
using Glassbox.Cli;
using Glassbox.Cli.Tests;
using Glassbox.Sweeps.Cli.Commands;
using Glassbox.Sweeps.Cli.Grammar;

namespace Glassbox.Sweeps.Tests;

/// <summary>The tool: in this process, and as a program where that is the subject.</summary>
internal static class Sweeping
{
    public static string Tool { get; } = Path.Combine(AppContext.BaseDirectory, "glassbox-sweep.dll");

    /// <summary>Calls it within this process.</summary>
    public static Ran Run(params string[] arguments) => Called.Run(SweepFile.Expand(arguments), "", () => new SweepCommand());

    /// <summary>Runs it, as a process, to its end.</summary>
    public static Ran Started(params string[] arguments) => Ran.Program("dotnet", [Tool, .. arguments]);

    /// <summary>What is wrong with a command.</summary>
    public static string Refusal(params string[] arguments)
    {
        try
        {
            ParseResult parsed = new SweepCommand().Parse(SweepFile.Expand(arguments));
            if (parsed.Errors is [var error, ..]) return error.Message;
            parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            return "";
        }
        catch (Exception refused) when (refused is CommandException or IOException)
        {
            return refused.Message;
        }
    }
}
