using System.Text;

namespace Glassbox.Workshop.Runner;

/// <summary>What a program writes, on its way to the page: whole lines at a time, and no more than anybody reads.</summary>
internal sealed class PageWriter : TextWriter
{
    private const int Most = 100_000; // characters
    private readonly StringBuilder waiting = new();
    private int written;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        if (written++ > Most) throw new OutputTooLongException();
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

/// <summary>A program wrote more than anybody reads.</summary>
internal sealed class OutputTooLongException() : Exception("The program wrote more than 100 000 characters.");
