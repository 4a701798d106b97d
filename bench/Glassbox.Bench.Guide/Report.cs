namespace Glassbox.Bench.Guide;

/// <summary>Prints the measurements.</summary>
/// <param name="isMarkdown">Whether to print Markdown.</param>
internal sealed class Report(bool isMarkdown)
{
    private readonly string? busy = Machine.Busy();

    /// <summary>Prints the machine and the browser.</summary>
    public void Begin(GuideInBrowser guide)
    {
        if (busy is not null) Console.Error.WriteLine(busy);
        Console.WriteLine(Machine.Describe());
        Console.WriteLine($"Chromium {guide.Version}, headless, without a GPU");
    }

    /// <summary>Enumerates rounds from 0, with a message on standard error for each.</summary>
    public static IEnumerable<int> Rounds(string what, int rounds)
    {
        for (int round = 0; round < rounds; round++)
        {
            Console.Error.WriteLine($"{what}: round {round + 1} of {rounds}");
            yield return round;
        }
    }

    /// <summary>Writes what is being measured to standard error.</summary>
    public static void Step(string what) => Console.Error.WriteLine($"  {what}");

    /// <summary>Prints a table with its title and notes.</summary>
    public void Add(string title, Table table, params IEnumerable<string> notes)
    {
        Console.WriteLine();
        Console.WriteLine(isMarkdown ? $"**{title}**" : title);
        Console.WriteLine();
        Console.Write(table.ToText(isMarkdown));
        Console.WriteLine();
        foreach (string note in notes) Console.WriteLine(note);
    }

    /// <summary>Prints a warning if the machine was busy.</summary>
    public void End()
    {
        if (busy is null) return;
        Console.WriteLine();
        Console.WriteLine(busy);
    }
}
