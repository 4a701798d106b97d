using System.CommandLine;
using System.CommandLine.Invocation;
using Glassbox.Cli.Commands;
using Glassbox.Cli.Grammar;

namespace Glassbox.Cli;

/// <summary>Runs a command line and returns its exit code.</summary>
internal static class CommandLine
{
    public static int Run(string[] args) => Run(args, words => words is [ToolVerb.Sweep or ToolVerb.Worker, ..] ? Tool.Run(words) : null, () => new GlassboxCommand());

    /// <summary>Runs a command line for a caller in this process that has replaced the streams of the console.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="grammar">Creates the root command.</param>
    internal static int Call(string[] args, Func<Verb> grammar)
    {
        Terminal.Replace();
        return Answer(args, _ => null, grammar);
    }

    /// <param name="args">The arguments.</param>
    /// <param name="first">Runs what the root command does not handle, and returns its exit code; returns null for everything else.</param>
    /// <param name="grammar">Creates the root command, for everything else.</param>
    internal static int Run(string[] args, Func<string[], int?> first, Func<Verb> grammar)
    {
        if (OperatingSystem.IsWindows()) Console.OutputEncoding = System.Text.Encoding.UTF8;
        Outlet.Install();
        return Answer(args, first, grammar);
    }

    private static int Answer(string[] args, Func<string[], int?> first, Func<Verb> grammar)
    {
        if (args is ["help", .. string[] verb]) args = [.. verb, "--help"];
        try
        {
            if (first(args) is { } ended) return ended;
            ParseResult parsed = grammar().Parse(args);
            int exitCode = parsed.Action is ParseErrorAction wrong
                ? Refuse(parsed, wrong)
                : parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            Outlet.ThrowIfFailed();
            return exitCode;
        }
        catch (Exception fault)
        {
            return Report(fault);
        }
    }

    private static int Refuse(ParseResult parsed, ParseErrorAction wrong)
    {
        IReadOnlyList<string> unknown = UnknownWords.Explain(parsed); // what else is wrong may follow from them
        Screen.Note(unknown.Count > 0 ? string.Join('\n', unknown) : Words(parsed, wrong));
        Command command = parsed.CommandResult.Command;
        string path = ((Verb)command).Invocation;
        string verb = command.Subcommands.Count > 0 ? " [command]" : "";
        string arguments = string.Concat(command.Arguments.Select(a => a.Arity.MaximumNumberOfValues > 1 ? $" {a.Name}…" : $" {a.Name}"));
        Screen.Note($"Usage: {path}{verb}{arguments} [options]; see '{path} --help'.");
        return ExitCode.Usage;
    }

    private static string Words(ParseResult parsed, ParseErrorAction wrong)
    {
        (wrong.ShowHelp, wrong.ShowTypoCorrections) = (false, false);
        using var words = new StringWriter();
        parsed.Invoke(new InvocationConfiguration { Output = words, Error = words });
        return words.ToString().ReplaceLineEndings("\n").Trim('\n').Replace("\t", "  ", StringComparison.Ordinal);
    }

    private static int Report(Exception fault)
    {
        // An exception from one of several tasks arrives wrapped.
        if (fault is AggregateException { InnerExceptions.Count: 1 }) fault = fault.InnerException!;
        if (fault is OutletException { IsBrokenPipe: true }) return ExitCode.BrokenPipe;
        Screen.Note($"glassbox: {OneLine(Explain(fault))}");
        if (Environment.GetEnvironmentVariable("GLASSBOX_DEBUG") == "1") Console.Error.WriteLine(fault);
        return fault switch
        {
            CommandException refused => refused.ExitCode,
            OperationCanceledException => ExitCode.Interrupted,
            _ => ExitCode.Failed,
        };
    }

    private static string Explain(Exception fault) => fault switch
    {
        ArgumentException argument => argument.WithoutParameter(),
        CommandException or IOException or UnauthorizedAccessException or TrainingDivergedException => fault.Message,
        OutletException => $"standard output cannot be written: {fault.Message}",
        OutOfMemoryException => "there is not enough memory for this.",
        OperationCanceledException => "stopped.",
        _ => $"unexpected: {fault.Message} ({fault.GetType().Name}; GLASSBOX_DEBUG=1 shows where)",
    };

    private static string OneLine(string message) => message.ReplaceLineEndings(" ");
}
