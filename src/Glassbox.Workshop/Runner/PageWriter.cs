using System.Text;

namespace Glassbox.Workshop.Runner;

/// <summary>Sends the output of a program to the page, in whole lines and up to a limit.</summary>
internal sealed class PageWriter : TextWriter
{
    private const int MaxCharacters = 100_000; // characters
    private readonly StringBuilder waiting = new();
    private int written;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        if (written++ > MaxCharacters) throw new OutputTooLongException();
        waiting.Append(value);
        if (value == '\n' || waiting.Length > 4_000) Flush();
    }

    public override void Flush()
    {
        if (waiting.Length == 0) return;
        Host.Say(waiting.ToString());
        waiting.Clear();
    }
}

/// <summary>The exception for a program that writes too much output.</summary>
internal sealed class OutputTooLongException() : Exception("The program wrote more than 100 000 characters.");
