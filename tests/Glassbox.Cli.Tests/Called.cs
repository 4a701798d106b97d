using System.Text;
using Glassbox.Cli.Commands;

namespace Glassbox.Cli.Tests;

/// <summary>
/// A command called within this process: what it says and answers is the same, and starting .NET, which costs more than most commands do,
/// is left out. What a process is for (signals, closed streams, terminals, other ways of compilation) is proven by processes.
/// </summary>
internal static class Called
{
    private const int StackOfMain = 8 * 1024 * 1024;

    private static readonly AsyncLocal<Streams?> streams = new();

    static Called()
    {
        Console.SetIn(new Input(Console.In));
        Console.SetOut(new Output(Console.Out, s => s.Output));
        Console.SetError(new Output(Console.Error, s => s.Errors));
        Environment.CurrentDirectory = Repository.Root; // as processes have it
    }

    /// <summary>Calls a command with lines on its standard input.</summary>
    public static Ran Run(string[] arguments, string input, Func<Verb> grammar)
    {
        var own = new Streams(new StringReader(input), new StringWriter(), new StringWriter());
        int exitCode = -1;
        // A thread of its own: what flows with the call, as these streams do, ends with it.
        var thread = new Thread(() =>
        {
            streams.Value = own;
            exitCode = CommandLine.Call(arguments, grammar);
        }, StackOfMain);
        thread.Start();
        thread.Join();
        return new Ran(exitCode, own.Output.ToString().ReplaceLineEndings("\n"), own.Errors.ToString().ReplaceLineEndings("\n"));
    }

    private sealed record Streams(TextReader Input, StringWriter Output, StringWriter Errors);

    private sealed class Input(TextReader console) : TextReader
    {
        private TextReader Inner => streams.Value?.Input ?? console;

        public override int Peek() => Inner.Peek();

        public override int Read() => Inner.Read();

        public override int Read(char[] buffer, int index, int count) => Inner.Read(buffer, index, count);

        public override string? ReadLine() => Inner.ReadLine();
    }

    private sealed class Output(TextWriter console, Func<Streams, TextWriter> own) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        private TextWriter Inner => streams.Value is { } called ? own(called) : console;

        public override void Write(char value) => Inner.Write(value);

        public override void Write(string? value) => Inner.Write(value);

        public override void Write(char[] buffer, int index, int count) => Inner.Write(buffer, index, count);

        public override void Flush() => Inner.Flush();
    }
}
