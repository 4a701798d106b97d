namespace Glassbox.Cli.Views;

/// <summary>Estimates the time left, steadily enough to be readable.</summary>
/// <remarks>
/// The speed is an exponential moving average with a half-life of a few seconds, or of a tenth of the elapsed time if that is longer, so that
/// neither a pause nor a burst upsets the estimate. The displayed time is rounded to steps that grow with it, and changes only when the
/// estimate has moved by most of a step.
/// </remarks>
/// <param name="clock">The source of time.</param>
internal sealed class TimeLeft(TimeProvider clock)
{
    private static readonly TimeSpan leastTime = TimeSpan.FromSeconds(1);
    private const double LeastHalfLife = 4, HalfLife = 0.1; // seconds, and a fraction of the elapsed time

    private readonly long begun = clock.GetTimestamp();
    private double lastTime, lastPart, speed, weight;
    private double shown = double.NaN;

    /// <summary>Updates the estimate.</summary>
    /// <param name="part">The fraction done, 0 to 1.</param>
    public void Update(double part)
    {
        double now = clock.GetElapsedTime(begun).TotalSeconds, passed = now - lastTime;
        if (passed <= 0.05 || part <= lastPart) return;
        double fade = Math.Pow(0.5, passed / Math.Max(LeastHalfLife, HalfLife * now));
        speed = (speed * fade) + ((part - lastPart) / passed * (1 - fade));
        weight = (weight * fade) + (1 - fade);
        (lastTime, lastPart) = (now, part);
    }

    /// <summary>The time left, such as <c>40 s left</c>; empty if it is too early to tell.</summary>
    public string Text
    {
        get
        {
            double now = clock.GetElapsedTime(begun).TotalSeconds;
            if (now < leastTime.TotalSeconds || weight <= 0 || speed <= 0) return "";

            // Subtract the time since the last update.
            double left = Math.Max(0, ((1 - lastPart) / (speed / weight)) - (now - lastTime)), step = StepOf(left);
            if (double.IsNaN(shown) || Math.Abs(left - shown) > 0.75 * Math.Max(step, StepOf(shown))) shown = Math.Max(step, Math.Round(left / step) * step);
            return $"{Words(shown)} left";
        }
    }

    private static double StepOf(double seconds) => seconds switch { < 10 => 1, < 30 => 2, < 60 => 5, < 300 => 10, < 1200 => 30, < 3600 => 60, < 21_600 => 300, _ => 1800 };

    private static string Words(double seconds)
    {
        int whole = (int)Math.Min(seconds, 360_000_000);
        return whole < 60 ? $"{whole} s" : whole < 3600 ? $"{whole / 60}:{whole % 60:00} min" : $"{whole / 3600}:{whole % 3600 / 60:00} h";
    }
}
