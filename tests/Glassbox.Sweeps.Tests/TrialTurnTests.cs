using Glassbox.Sweeps.Cli.Cluster;

namespace Glassbox.Sweeps.Tests;

public class TrialTurnTests
{
    private static readonly TimeSpan never = Timeout.InfiniteTimeSpan, now = TimeSpan.Zero;

    [Fact]
    public async Task Who_asks_for_other_epochs_never_gets_what_came_of_these()
    {
        var turn = new TrialTurn();
        var little = new TaskCompletionSource<TrialOutcome>();
        Assert.Null(await turn.Ask(3, () => little.Task, now));
        Assert.Null(await turn.Ask(9, () => throw new InvalidOperationException("Something is under way."), now));
        little.SetResult(Outcome("3 epochs"));
        Assert.Null(await turn.Ask(9, () => throw new InvalidOperationException("Something is under way."), never));
        Assert.Equal("9 epochs", (await turn.Ask(9, () => Task.FromResult(Outcome("9 epochs")), never))!.Sha256);
        Assert.Equal("3 epochs", (await turn.Ask(3, () => Task.FromResult(Outcome("3 epochs")), never))!.Sha256);
    }

    [Fact]
    public async Task What_goes_wrong_is_told_to_who_asked_for_it_and_may_be_tried_again()
    {
        var turn = new TrialTurn();
        await Assert.ThrowsAsync<ArgumentException>(() => turn.Ask(0, () => Task.FromException<TrialOutcome>(new ArgumentException("It cannot be.")), never));
        Assert.NotNull(await turn.Ask(0, () => Task.FromResult(Outcome("")), never));
    }

    private static TrialOutcome Outcome(string sha256) =>
        new() { HasDiverged = false, Scores = [], BestEpoch = null, Sha256 = sha256, Problem = null, Seconds = 0, Machine = "" };
}
