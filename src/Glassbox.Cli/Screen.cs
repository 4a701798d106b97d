using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Glassbox.Cli;

/// <summary>Where results and progress are shown, and what can be shown there.</summary>
/// <remarks>Spectre.Console is not loaded before something is drawn: loading it takes longer than reading the digits.</remarks>
internal sealed class Screen
{
    /// <summary>The width of drawings in a file or a pipe.</summary>
    private const int WidthOfFile = 100;

    /// <summary>The minimum width. A narrower terminal wraps lines itself, because drawings need at least this.</summary>
    public const int Narrowest = 24;

    private readonly Lazy<IAnsiConsole> output;
    private readonly Lazy<IAnsiConsole> errors;

    public Screen()
    {
        bool isDumb = Environment.GetEnvironmentVariable("TERM") == "dumb";
        IsOutputTerminal = Terminal.IsOutput && !isDumb;
        IsErrorTerminal = Terminal.IsError && !isDumb;
        output = new(() => Open(Console.Out, IsOutputTerminal));
        errors = new(() => Open(Console.Error, IsErrorTerminal));
    }

    public bool IsOutputTerminal { get; }

    public bool IsErrorTerminal { get; }

    public bool IsInputTerminal { get; } = Terminal.IsInput;

    /// <summary>The console for progress and prompts, on standard error.</summary>
    public IAnsiConsole Errors => errors.Value;

    /// <summary>The height of the terminal that shows the results, or 0 if there is none.</summary>
    public int Rows => IsOutputTerminal ? output.Value.Profile.Height : 0;

    /// <summary>The width available to a drawing.</summary>
    public int Columns => IsOutputTerminal ? output.Value.Profile.Width : WidthOfFile;

    /// <summary>Writes a line of results.</summary>
    /// <param name="markup">The text, with styles in the square brackets of Spectre.Console.</param>
    public void Line(string markup = "")
    {
        if (IsOutputTerminal) output.Value.MarkupLine(Printable.Escape(markup));
        else Console.Out.WriteLine(Plain(markup));
    }

    /// <summary>Writes a line of results that people copy, such as a command or a digest. On a narrow terminal the terminal itself breaks it, so
    /// that it is copied as the one line that it is.</summary>
    /// <param name="markup">The text, with styles in the square brackets of Spectre.Console.</param>
    public void LineToCopy(string markup)
    {
        if (!IsOutputTerminal)
        {
            Line(markup);
            return;
        }

        int width = output.Value.Profile.Width;
        output.Value.Profile.Width = int.MaxValue;
        Line(markup);
        output.Value.Profile.Width = width;
    }

    /// <summary>Draws among the results.</summary>
    public void Draw(IRenderable drawing)
    {
        output.Value.Write(drawing);
    }

    /// <summary>Returns the width of a drawing if it is not limited.</summary>
    public int WidthOf(IRenderable drawing)
    {
        const int any = 10_000;
        return drawing.Measure(RenderOptions.Create(output.Value), any).Max;
    }

    /// <summary>Writes a message to standard error; on a terminal, wraps it between words.</summary>
    public static void Note(string text)
    {
        string printable = Printable.Escape(text);
        Console.Error.WriteLine(Terminal.IsError ? WordWrap.Wrap(printable, Math.Max(Console.WindowWidth, Narrowest)) : printable);
    }

    /// <summary>Returns the text of a markup without its styles.</summary>
    internal static string Plain(string markup)
    {
        var plain = new StringBuilder(markup.Length);
        for (int i = 0; i < markup.Length; i++)
        {
            if (markup[i] is '[' or ']' && i + 1 < markup.Length && markup[i + 1] == markup[i]) plain.Append(markup[i++]);
            else if (markup[i] == '[') i = markup.IndexOf(']', i);
            else plain.Append(markup[i]);
        }

        return plain.ToString();
    }

    private static IAnsiConsole Open(TextWriter writer, bool isTerminal)
    {
        bool isPlain = !isTerminal || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        console.Profile.Width = isTerminal ? Math.Max(console.Profile.Width, Narrowest) : WidthOfFile;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
