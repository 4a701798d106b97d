using Glassbox.Cli.Tests;

namespace Glassbox.Sweeps.Tests;

/// <summary>What cannot be done is told before anything is trained, with what to do.</summary>
public sealed class WrongUsageTests : IDisposable
{
    private static readonly string Wine = Repository.PathOf("data", "tables", "wine.csv");
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("", "nothing is varied")]
    [InlineData("--vary nonsense=1", "must begin with an option of 'glassbox train'")]
    [InlineData("--vary learning-rat=1", "not 'learning-rat=1'; is it 'learning-rate'?")]
    [InlineData("--vary hidden=", "not 'hidden='.")]
    [InlineData("--vary learning-rate=0..1 log", "must begin above 0")]
    [InlineData("--vary learning-rate=0.1 0.1", "a value occurs twice")]
    [InlineData("--vary learning-rate=-1 --hold-out 10", "cannot be trained: --learning-rate must be a number above 0, not '-1'")]
    [InlineData("--vary momentum=0.5 --optimizer adam", "--momentum is not for adam")]
    [InlineData("--vary batch=1..8 --search grid", "a grid needs values")]
    [InlineData("--vary batch=1 8 --batch 3", "--batch is both varied and given")]
    [InlineData("--vary learning-rate=0.1 1e-1", "a value occurs twice: 0.1 and 1e-1")]
    [InlineData("--vary batch=1 8 --report a.html", "--report is not for sweeps")]
    [InlineData("--vary batch=1 8 --log a.csv", "--log is not for sweeps")]
    [InlineData("--vary batch=1 8 --tensorboard logs", "--tensorboard is not for sweeps")]
    [InlineData("--vary batch=1 8 --out a.npz", "--out is not for sweeps")]
    [InlineData("--vary threads=1 2", "--threads is not for sweeps")]
    [InlineData("--vary seed=1 2", "write --seeds")]
    [InlineData("--vary batch=1 8 --seeds 3..1", "--seeds must be different whole numbers")]
    [InlineData("--vary batch=1 8 --seeds 1,1", "different whole numbers")]
    [InlineData("--vary batch=1 8 --seeds 5", "write --seeds 1..5, or --seed 5")]
    [InlineData("--vary batch=1 8 --seeds 1..5 --seed 5", "leave --seed out")]
    [InlineData("--vary batch=1 8 --search grid --search-seed 5", "--search-seed is for random and asha")]
    [InlineData("--vary batch=1..2 in 5", "there are no 5 whole numbers from 1 to 2")]
    [InlineData("--vary batch=1 8 --shard 1/2 --cluster localhost", "--shard is for independent machines")]
    [InlineData("--vary batch=1 8 --jobs 1 --cluster Host=nowhere", "each worker sets its own number")]
    [InlineData("--vary batch=1 8 --shard 9/8", "--shard must be a part")]
    [InlineData("--vary batch=1 8 --shard 1/8 --search asha", "--shard is for grid and random")]
    [InlineData("--vary batch=1 8 --recipes 3 --search grid", "a grid takes all recipes")]
    [InlineData("--vary batch=1 8 --search asha --epochs 1", "it must end later")]
    [InlineData("--vary epochs=1 2 --search asha", "asha needs to know how long")]
    [InlineData("--vary batch=1 8 --take 3", "add --hold-out N")]
    [InlineData("--vary batch=1 8 --data nowhere.csv --target x", "nowhere.csv: there is no such file")]
    [InlineData("--vary batch=1 8 --data WINE", "needs --target")]
    [InlineData("--vary batch=1 8 --data WINE --target alcohol --objective accuracy", "--objective accuracy is for classes")]
    [InlineData("--vary hidden=8 16", "--hidden is for tables")]
    [InlineData("nowhere.yaml", "nowhere.yaml: there is no such file")]
    [InlineData("report nowhere.db", "nowhere.db: there is no such file")]
    [InlineData("report nowhere.yaml", "nowhere.yaml: there is no such file")]
    public void A_command_that_cannot_be_is_refused(string command, string expected) =>
        Assert.Contains(expected, Sweeping.Refusal(Words(command)), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "this is not a sweep")]
    [InlineData("- 1", "this is not a sweep")]
    [InlineData("vary: {batch: [1, 8]}\nepoch: 3", "line 2, column 1: 'epoch' is not an option of a sweep; is it 'epochs'?")]
    [InlineData("vary:\n  learning-rat: 0.1", "line 2, column 3: 'learning-rat' is not a training option; is it 'learning-rate'?")]
    [InlineData("epochs: many\nvary: {batch: [1, 8]}", "line 1, column 9: --epochs must be a whole number")]
    [InlineData("vary:\n  batch: 8..1", "line 2, column 10: batch: a range goes from")]
    [InlineData("vary:\n  jobs: [1, 2]", "line 2, column 9: --vary must begin with an option of 'glassbox train'")]
    [InlineData("vary: {batch: [1, 8]}\nseeds: 5", "line 2, column 8: --seeds 5 could be 5 seeds")]
    [InlineData("vary: {}", "line 1, column 7: nothing is varied")]
    [InlineData("vary:", "line 1, column 6: expected options")]
    [InlineData("shuffle: yes\nvary: {batch: [1, 8]}", "line 1, column 10: expected true or false")]
    [InlineData("epochs:\nvary: {batch: [1, 8]}", "line 1, column 8: expected a word or a number")]
    [InlineData("epochs: {a: 1}\nvary: {batch: [1, 8]}", "line 1, column 9: expected a word or a number")]
    [InlineData("epochs: [1, 2]\nvary: {batch: [1, 8]}", "line 1, column 9: --epochs must be a whole number of at least 0, not '1,2'")]
    [InlineData("vary: {batch: [1, 8]}\n---\nvary: {batch: [1, 8]}", "this is not a sweep")]
    [InlineData("vary:\n\tbatch: [1, 8]", "line 2: there is a tab")]
    [InlineData("vary: {batch: [1, 8]}\nresults: {}", "line 2, column 10: expected a word")]
    [InlineData("vary: 3", "line 1, column 7: expected options")]
    [InlineData("vary: {batch: []}", "batch has no value to try")]
    [InlineData("vary: {batch: [1, [2]]}", "expected a word or a number")]
    [InlineData("vary: [", "line 2, column 1")]
    [InlineData("epochs: [1\nvary:", "this is not YAML")]
    [InlineData("a: 1\na: 2", "line 2, column 1")]
    public void A_file_that_cannot_be_is_refused_by_line_and_column(string text, string expected)
    {
        File.WriteAllText(folder.File("s.yaml"), text);
        Assert.Contains(expected, Sweeping.Refusal(folder.File("s.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_for_results_that_cannot_be_made_is_not_taken_for_another_sweep()
    {
        Assert.SkipUnless(Directory.Exists("/proc/self"), "there is no folder that nobody can write in");
        string refusal = Sweeping.Refusal("--data", Wine, "--target", "cultivar", "--vary", "batch=1", "8", "--results", "/proc/self/x.db");
        Assert.Contains("/proc/self/x.db cannot be created", refusal, StringComparison.Ordinal);
    }

    // The words of a range belong together, as they do where the shell is told so.
    private static string[] Words(string command) => command.Replace("WINE", Wine, StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
