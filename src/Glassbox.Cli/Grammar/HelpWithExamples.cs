using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Glassbox.Cli.Commands;

namespace Glassbox.Cli.Grammar;

/// <summary>The default help, followed by examples.</summary>
internal sealed class HelpWithExamples(HelpAction inner) : SynchronousCommandLineAction
{
    /// <summary>Adds the options <c>--help</c> and <c>--version</c> to a command.</summary>
    public static void AddTo(Command root)
    {
        var help = new HelpOption { Description = "Show this help." };
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        root.Options.Add(help);
        root.Options.Add(new VersionOption { Description = "Show the version." });
    }

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        TextWriter output = parseResult.InvocationConfiguration.Output;
        if (Terminal.IsOutput) inner.MaxWidth = Math.Max(Console.WindowWidth, 2 * Screen.Narrowest);
        var verb = parseResult.CommandResult.Command as Verb;
        using var words = new StringWriter();
        parseResult.InvocationConfiguration.Output = words;
        inner.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output = output;
        output.Write(GroupedHelp.Arrange(words.ToString(), verb?.Groups ?? []));
        if (verb is null) return ExitCode.Success;

        output.WriteLine("Examples:");
        foreach (string example in verb.Examples) output.WriteLine($"  {example}");
        if (verb is GlassboxCommand)
        {
            output.WriteLine();
            output.WriteLine("Exit codes:");
            output.WriteLine("  0 success   1 failure   2 wrong usage");
            output.WriteLine("  130 interrupted by Ctrl-C   141 output pipe closed");
            output.WriteLine();
            output.WriteLine("Results go to standard output, progress and errors to standard error.");
            output.WriteLine("NO_COLOR is respected.");
        }

        output.WriteLine();
        return ExitCode.Success;
    }
}
