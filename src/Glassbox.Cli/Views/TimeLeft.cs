namespace Glassbox.Cli.Views;

/// <summary>An estimate of the time that is left of a work, calm enough to be read.</summary>
/// <remarks>
/// The speed is a mean in which what is a few seconds old counts half, or in long works a tenth of the time passed, so that neither a pause
/// nor a burst throws the estimate about; and what is shown is rounded to steps that grow with it, and changes only once the estimate is
/// most of a step away.
/// </remarks>
/// <param name="clock">Where the time comes from.</param>
internal sealed class TimeLeft(TimeProvider clock)
{
    private static readonly TimeSpan leastTime = TimeSpan.FromSeconds(1);
    private const double LeastHalfLife = 4, HalfLife = 0.1; // seconds, and part of the time passed

    private readonly long begun = clock.GetTimestamp();
    private double lastTime, lastPart, speed, weight;
    private double shown = double.NaN;

    /// <summary>Tells how far the work is.</summary>
    /// <param name="part">0 to 1.</param>
    public void Update(double part)
    {
        double now = clock.GetElapsedTime(begun).TotalSeconds, passed = now - lastTime;
        if (passed <= 0.05 || part <= lastPart) return;
        double fade = Math.Pow(0.5, passed / Math.Max(LeastHalfLife, HalfLife * now));
        speed = (speed * fade) + ((part - lastPart) / passed * (1 - fade));
        weight = (weight * fade) + (1 - fade);
        (lastTime, lastPart) = (now, part);
    }

    /// <summary>The time left, as <c>about 40 s left</c>; nothing where it is too early to say.</summary>
    public string Text
    {
        get
        {
            double now = clock.GetElapsedTime(begun).TotalSeconds;
            if (now < leastTime.TotalSeconds || weight <= 0 || speed <= 0) return "";

            // What has passed since the last news is off the estimate already.
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
