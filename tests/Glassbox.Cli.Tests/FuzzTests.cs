using Glassbox.Fuzz;

namespace Glassbox.Cli.Tests;

/// <summary>A few thousand damaged files for each reader; <c>tools/Glassbox.Fuzz</c> makes as many as one likes.</summary>
[Collection(Alone.Name)]
public class FuzzTests
{
    public static TheoryData<string> Readers => [.. Targets.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Readers))]
    public void Damaged_files_are_read_or_refused_and_take_little_memory(string reader)
    {
        Outcome outcome = Fuzzer.Run(Targets.All.Single(target => target.Name == reader), seed: 8, most: 4000, limit: TimeSpan.MaxValue);
        Assert.Null(outcome.Fault?.Thrown);
        Assert.Equal(4000, outcome.Executions);
    }
}
