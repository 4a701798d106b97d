using Glassbox.Cli.Views;

namespace Glassbox.Cli.Tests.Views;

public sealed class ProgressTests
{
    [Fact]
    public void At_an_even_speed_the_time_left_counts_down_and_is_right()
    {
        (List<double> shown, double worst) = Run(seconds: 100, (_, random) => 1);
        Assert.True(worst < 0.16, $"off by {worst:P0}");
        Assert.All(shown.Zip(shown.Skip(1)), pair => Assert.True(pair.Second <= pair.First, $"{pair.First} s, then {pair.Second} s"));
    }

    [Fact]
    public void A_speed_that_goes_up_and_down_does_not_throw_it_about()
    {
        // Bursts and pauses of up to three times the mean.
        (List<double> shown, double worst) = Run(seconds: 100, (_, random) => 3 * random.NextSingle());
        Assert.True(worst < 0.35, $"off by {worst:P0}");
        Assert.True(shown.Zip(shown.Skip(1)).Count(pair => pair.Second > pair.First) <= 6, string.Join(' ', shown));
        Assert.InRange(shown.Count, 10, 80);
    }

    [Fact]
    public void Where_the_work_slows_down_it_soon_says_so()
    {
        var clock = new Clock();
        var left = new TimeLeft(clock);
        double done = 0;
        for (int i = 0; i < 100; i++) Step(0.01); // 10 s, half of it done: 10 s left
        Assert.InRange(Seconds(left.Text), 8, 15);
        for (int i = 0; i < 150; i++) Step(0.001); // ten times slower
        Assert.InRange(Seconds(left.Text), 40, 120);

        void Step(double speed)
        {
            clock.Pass(0.1);
            done += 0.1 * speed * 5;
            left.Update(Math.Min(1, done));
            _ = left.Text;
        }
    }

    [Fact]
    public void It_says_nothing_before_there_is_something_to_say()
    {
        var clock = new Clock();
        var left = new TimeLeft(clock);
        left.Update(0);
        Assert.Equal("", left.Text);
        clock.Pass(0.5);
        left.Update(0.1);
        Assert.Equal("", left.Text);
        clock.Pass(0.75);
        left.Update(0.25);
        Assert.Equal("4 s left", left.Text);
        left.Update(1);
        Assert.Equal("1 s left", left.Text);
        clock.Pass(10_000);
        Assert.Equal("", left.Text);
    }

    [Fact]
    public void It_runs_down_while_a_long_piece_of_work_is_done()
    {
        var clock = new Clock();
        var left = new TimeLeft(clock);
        left.Update(0);
        clock.Pass(9 * 60);
        Assert.Equal("", left.Text);
        clock.Pass(60);
        left.Update(0.1);
        Assert.Equal("1:30 h left", left.Text);
        clock.Pass(10 * 60);
        Assert.Equal("1:20 h left", left.Text);
        clock.Pass(80.5 * 60);
        Assert.Equal("", left.Text); // it takes longer than it seemed: nothing is known
    }

    [Fact]
    public void Work_that_is_done_several_pieces_at_a_time_is_not_thought_fast()
    {
        var clock = new Clock();
        var left = new TimeLeft(clock);
        left.Update(0);
        for (int i = 0; i < 3; i++) // then minutes, no longer hours, are shown
        {
            clock.Pass(600);
            for (int piece = 1; piece <= 4; piece++) left.Update(((4 * i) + piece) / 40.0);
            Assert.InRange(Seconds(left.Text), 0.9 * 10 * (9 - i), 1.1 * 10 * (9 - i)); // minutes
        }
    }

    [Fact]
    public void Work_that_was_done_before_says_nothing_of_the_time_whenever_it_comes_up()
    {
        var clock = new Clock();
        var left = new TimeLeft(clock);
        left.Update(0.1);
        clock.Pass(60);
        Assert.Equal("", left.Text);
        clock.Pass(9 * 60);
        left.Update(0.2);
        Assert.Equal("1:20 h left", left.Text);
        left.Skip(0.6);
        Assert.Equal("40:00 min left", left.Text);
        left.Skip(0.65);
        Assert.Equal("35:00 min left", left.Text);
    }

    [Fact]
    public void A_line_fits_in_any_terminal_and_keeps_what_tells_most()
    {
        for (int width = 0; width <= 200; width++)
        {
            (string before, int bar, string after) = ProgressLine.Fit(width, 0.417, "Epoch 12/100", "93.11%", "1:30 min left");
            Assert.True(before.Length + bar + after.Length <= width, $"{width}: {before}|{bar}|{after}");
            Assert.InRange(bar, 0, 24);
            if (width >= 27) Assert.Contains("1:30 min left", before + after, StringComparison.Ordinal);
            if (width >= 65) Assert.Equal(("Epoch 12/100  93.11% ", 24, "  41%  1:30 min left"), (before, bar, after));
        }
    }

    /// <summary>Shows a work of some seconds ten times a second.</summary>
    /// <returns>What was shown, a number for each change; and the farthest that it was off in the middle of it, as a part of the truth.</returns>
    private static (List<double> Shown, double Worst) Run(double seconds, Func<int, RandomSequence, double> speedAt)
    {
        var clock = new Clock();
        var left = new TimeLeft(clock);
        var random = new RandomSequence(1);
        List<double> steps = [];
        while (steps.Sum() < seconds * 10) steps.Add(speedAt(steps.Count, random));
        double all = steps.Sum(), done = 0, worst = 0;
        List<double> shown = [];
        for (int i = 0; i < steps.Count; i++)
        {
            clock.Pass(0.1);
            done += steps[i];
            left.Update(done / all);
            string text = left.Text;
            if (text.Length == 0) continue;
            double said = Seconds(text), truth = (steps.Count - i - 1) / 10.0;
            if (shown.Count == 0 || shown[^1] != said) shown.Add(said);
            if (i > steps.Count / 5 && truth > 10) worst = Math.Max(worst, Math.Abs(said - truth) / truth);
        }

        return (shown, worst);
    }

    private static double Seconds(string text)
    {
        string number = text.Split(' ')[0];
        if (!number.Contains(':', StringComparison.Ordinal)) return double.Parse(number, System.Globalization.CultureInfo.InvariantCulture);
        int[] parts = [.. number.Split(':').Select(part => int.Parse(part, System.Globalization.CultureInfo.InvariantCulture))];
        return (60 * parts[0]) + parts[1];
    }

    private sealed class Clock : TimeProvider
    {
        private long ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Pass(double seconds) => ticks += TimeSpan.FromSeconds(seconds).Ticks;

        public override long GetTimestamp() => ticks;
    }
}
