using System.CommandLine;
using Glassbox.Cli.Completion;

namespace Glassbox.Cli.Commands;

/// <summary>Lists completions for the scripts of <c>glassbox completion</c>: one candidate per line, then a tab and its description.</summary>
internal sealed class CompleteCommand : Verb
{
    private readonly Argument<string> line = new("LINE") { Description = "The command line up to the cursor, starting with the name of the program." };

    public CompleteCommand()
        : base("complete", "List the possible completions of a command line.", "glassbox complete \"glassbox train --optimizer \"")
    {
        Hidden = true;
        Arguments.Add(line);
    }

    protected override int Run(ParseResult given)
    {
        string typed = given.GetRequiredValue(line);
        if (Completer.LineOfTool(typed) is not { } rest) return Completer.Write(given.RootCommandResult.Command, typed);
        return Tool.IsInstalled ? Tool.Run([Name, rest]) : ExitCode.Success;
    }
}
