using Glassbox.Sweeps.Cli.Views;

namespace Glassbox.Sweeps.Tests;

public class TimeLeftTests
{
    private static readonly SweepPlan plan = new(new SearchSpace(Axis.Whole("x", 1, 10, steps: 10)), new GridSearch());
    private static readonly TrialResult result = new() { Key = "", Until = 0, Status = TrialStatus.Trained, History = [], Sha256 = "" };

    [Fact]
    public void It_runs_down_while_a_long_trial_is_trained()
    {
        var left = new TimeLeft();
        left.Note(Begun(0), Minutes(0));
        Assert.Null(left.At(Minutes(9)));
        left.Note(Finished(0.1), Minutes(10));
        Assert.Equal(Minutes(90), left.At(Minutes(10)));
        left.Note(Begun(0.1), Minutes(10));
        Assert.Equal(Minutes(81), left.At(Minutes(19)));
        Assert.Null(left.At(Minutes(101))); // it takes longer than it seemed: nothing is known
    }

    [Fact]
    public void What_was_trained_before_says_nothing_of_the_time_wherever_it_comes_up()
    {
        var left = new TimeLeft();
        left.Note(Finished(0.1) with { IsKnown = true }, Minutes(0));
        Assert.Null(left.At(Minutes(1)));
        left.Note(Finished(0.2), Minutes(10));
        Assert.Equal(Minutes(80), left.At(Minutes(10)));
        left.Note(Finished(0.6) with { IsKnown = true }, Minutes(10));
        Assert.Equal(Minutes(40), left.At(Minutes(10)));
        left.Note(Begun(0.65), Minutes(10)); // a trial that goes on in its middle
        Assert.Equal(Minutes(35), left.At(Minutes(10)));
    }

    private static SweepProgress Begun(double part) => new() { Trial = plan.Trials[0], Done = 0, Total = 10, Part = part };

    private static SweepProgress Finished(double part) => Begun(part) with { Result = result };

    private static TimeSpan Minutes(double minutes) => TimeSpan.FromMinutes(Math.Round(minutes, 6));
}
