namespace Glassbox.Cli.Views;

/// <summary>Estimates the time left, steadily enough to be readable.</summary>
/// <remarks>
/// The speed is an exponential moving average with a half-life of a few seconds, of a tenth of the elapsed time or of a few updates, whichever
/// is longest, so that neither a pause nor a burst upsets the estimate. The displayed time is rounded to steps that grow with it, and changes
/// only when the estimate has moved by most of a step.
/// </remarks>
/// <param name="clock">The source of time.</param>
internal sealed class TimeLeft(TimeProvider clock)
{
    private static readonly TimeSpan leastTime = TimeSpan.FromSeconds(1);
    private const double LeastHalfLife = 4, HalfLife = 0.1, HalfLifeUpdates = 5; // seconds, a fraction of the elapsed time, and a number of updates
    private const double Burst = 0.02; // of the elapsed time: updates within it are one

    private readonly long begun = clock.GetTimestamp();
    private State? last; // null before the start
    private State before;
    private double burst; // when the last updates began that are one
    private int updates;
    private double shown = double.NaN;

    /// <summary>Updates the estimate. The first call sets the start: whatever is done by then says nothing about the speed.</summary>
    /// <param name="part">The fraction done, 0 to 1.</param>
    public void Update(double part)
    {
        if (last is not { } state)
        {
            Skip(part);
            return;
        }

        if (part <= state.Part) return;
        double now = Now;
        if (now - burst > Burst * now) (before, burst, updates) = (state, now, updates + 1);
        double passed = now - before.Time;
        if (passed <= 0) return;
        double halfLife = Math.Max(Math.Max(LeastHalfLife, HalfLife * now), HalfLifeUpdates * now / updates);
        double fade = Math.Pow(0.5, passed / halfLife), faded = (1 - fade) * halfLife / Math.Log(2); // seconds
        last = new State(now, part, (before.Work * fade) + ((part - before.Part) * faded / passed), (before.Seconds * fade) + faded);
    }

    /// <summary>Sets the fraction done when some work turns out to have been done before.</summary>
    public void Skip(double part)
    {
        State state = last ?? new State(Now, 0, 0, 0);
        double more = Math.Max(0, part - state.Part);
        last = state with { Part = state.Part + more };
        before = before with { Part = before.Part + more };
    }

    /// <summary>The time left, such as <c>40 s left</c>; empty if it is too early to tell, or if it takes longer than estimated.</summary>
    public string Text
    {
        get
        {
            if (Now < leastTime.TotalSeconds || last is not { Seconds: > 0 } state) return "";

            // Subtract the time since the last update.
            double left = ((1 - state.Part) * state.Seconds / state.Work) - (Now - state.Time), step = StepOf(left);
            if (left < 0) return "";
            if (double.IsNaN(shown) || Math.Abs(left - shown) > 0.75 * Math.Max(step, StepOf(shown))) shown = Math.Max(step, Math.Round(left / step) * step);
            return $"{Words(shown)} left";
        }
    }

    private double Now => clock.GetElapsedTime(begun).TotalSeconds;

    private static double StepOf(double seconds) => seconds switch { < 10 => 1, < 30 => 2, < 60 => 5, < 300 => 10, < 1200 => 30, < 3600 => 60, < 21_600 => 300, _ => 1800 };

    private static string Words(double seconds)
    {
        int whole = (int)Math.Min(seconds, 360_000_000);
        return whole < 60 ? $"{whole} s" : whole < 3600 ? $"{whole / 60}:{whole % 60:00} min" : $"{whole / 3600}:{whole % 3600 / 60:00} h";
    }

    /// <summary>A state of the work.</summary>
    /// <param name="Time">When it was, in seconds.</param>
    /// <param name="Part">The fraction done.</param>
    /// <param name="Work">What was done lately, fading.</param>
    /// <param name="Seconds">The time that took, fading alike.</param>
    private readonly record struct State(double Time, double Part, double Work, double Seconds);
}
