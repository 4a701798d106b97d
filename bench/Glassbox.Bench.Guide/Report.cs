namespace Glassbox.Bench.Guide;

/// <summary>What is printed.</summary>
/// <param name="isMarkdown">Whether in Markdown.</param>
internal sealed class Report(bool isMarkdown)
{
    private readonly string? busy = Machine.Busy();

    /// <summary>What it was measured on.</summary>
    public void Begin(GuideInBrowser guide)
    {
        if (busy is not null) Console.Error.WriteLine(busy);
        Console.WriteLine(Machine.Describe());
        Console.WriteLine($"Chromium {guide.Version}, without a window and without a graphics processor");
    }

    /// <summary>The rounds of a measurement, from 0, each told when it begins.</summary>
    public static IEnumerable<int> Rounds(string what, int rounds)
    {
        for (int round = 0; round < rounds; round++)
        {
            Console.Error.WriteLine($"{what}: round {round + 1} of {rounds}");
            yield return round;
        }
    }

    /// <summary>A table with its title, and what is to be known about it.</summary>
    public void Add(string title, Table table, params IEnumerable<string> notes)
    {
        Console.WriteLine();
        Console.WriteLine(isMarkdown ? $"**{title}**" : title);
        Console.WriteLine();
        Console.Write(table.ToText(isMarkdown));
        Console.WriteLine();
        foreach (string note in notes) Console.WriteLine(note);
    }

    /// <summary>What may have disturbed it.</summary>
    public void End()
    {
        if (busy is null) return;
        Console.WriteLine();
        Console.WriteLine(busy);
    }
}
