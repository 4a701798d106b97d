using System.Text.RegularExpressions;

namespace Glassbox.Cli.Tests;

public sealed partial class MainJobTests
{
    [Fact]
    public void Alone_it_trains_three_epochs_and_answers_a_number_a_line()
    {
        var run = Ran.Started([], input: "12345\n\n0\r\n");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(3, run.Lines.Count(line => EpochLine().IsMatch(line)));
        Assert.Contains(run.Lines, line => Sha256Line().IsMatch(line));
        Assert.Contains(run.Lines, line => line.StartsWith("Loaded in ", StringComparison.Ordinal));
        Assert.Matches(@"^12345: \d \(truth 3\)  [01]\.\d\d\d$", run.Lines[^2]);
        Assert.Matches(@"^0: \d \(truth 5\)  [01]\.\d\d\d$", run.Lines[^1]);
        Assert.DoesNotContain('\e', run.Output);
    }

    [Fact]
    public void Nonsense_is_complained_about_and_passed_over_and_q_ends_the_questions()
    {
        var run = Ran.Started([], input: "abc\n60000\n-1\n1.5\n59999\nq\n7\n");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(4, run.Errors.Split('\n').Count(line => line.EndsWith("is not a whole number from 0 to 59999.", StringComparison.Ordinal)));
        Assert.StartsWith("line 1: 'abc'", run.Errors, StringComparison.Ordinal);
        Assert.StartsWith("59999: ", run.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_network_it_trains_is_the_one_that_train_trains()
    {
        string Sha256(params string[] arguments) => Ran.Glassbox(arguments).Json.GetProperty("parametersSha256").GetString()!;
        Assert.Equal(Sha256("--json"), Sha256("train", "--json", "--seed", "1", "--epochs", "3", "--layers", "784,20,10"));
    }

    [GeneratedRegex(@"^Epoch \d   Acc: \d\d\.\d\d%   mean error 0\.\d{5}   test 9\d\.\d\d%   \d+\.\d\d s$")]
    private static partial Regex EpochLine();

    [GeneratedRegex("^SHA-256 [0-9a-f]{64}$")]
    private static partial Regex Sha256Line();
}
