using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Training.Conveyor;

/// <summary>The state of the scene at a time, for all of its parts.</summary>
internal sealed class Moment
{
    /// <summary>Seconds from the start.</summary>
    public double Time { get; private set; }

    /// <summary>The number of samples seen, over all epochs.</summary>
    public double Seen { get; private set; }

    /// <summary>The samples per second; fades out when training stops.</summary>
    public double Speed { get; private set; }

    /// <summary>The epoch, from 0.</summary>
    public int Epoch { get; private set; }

    /// <summary>The number of samples seen in this epoch.</summary>
    public double Taken { get; private set; }

    /// <summary>Whether training has started.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Whether digits are shown one by one.</summary>
    public bool IsSingle { get; private set; }

    /// <summary>The current digit, of those shown one by one.</summary>
    public int Sample { get; private set; }

    /// <summary>The progress of that digit, 0 to 1.</summary>
    public double Part { get; private set; }

    /// <summary>The visibility of single steps, 0 to 1: the faster they are, the lower.</summary>
    public double Slow { get; private set; }

    /// <summary>The progress of zooming out, 0 to 1.</summary>
    public double Zoom { get; private set; }

    /// <summary>The side length of a digit on the sheet, in stage pixels.</summary>
    public double Cell { get; private set; }

    /// <summary>The position on the belt below the reading head.</summary>
    public double Belt { get; private set; }

    /// <summary>The opacity of the chart and the epoch counter while single digits are in focus.</summary>
    public double Calm { get; private set; }

    /// <summary>The linear progress of the tiles to their positions next to the sheet.</summary>
    public double Reflow { get; private set; }

    /// <summary>The opacity of the ten outputs.</summary>
    public double Answers { get; private set; }

    /// <summary>Returns the progress of a part of the last caption.</summary>
    public double Said(int part) => Time < Clock.Sum ? 0 : Ease.During(Time, part == 0 ? Clock.Sum : part == 1 ? Clock.Sum2 : Clock.Sum3, (part == 0 ? Clock.Sum : part == 1 ? Clock.Sum2 : Clock.Sum3) + 0.4);

    /// <summary>Moves to a time.</summary>
    public void Go(double t, Layout layout)
    {
        Time = t;
        Seen = Clock.Seen(t);
        Speed = Clock.Speed(t);
        Epoch = Clock.EpochAt(t);
        Taken = Seen - (Epoch * Clock.Epoch);
        HasBegun = t >= Clock.First;
        IsSingle = t < Clock.Fast;
        Sample = (int)Math.Min(Math.Floor(Seen), Lab.Recording.Followed - 1);
        Part = Seen - Math.Floor(Seen);
        Slow = 1 - Math.Clamp((Seen - 6) / 5, 0, 1);
        Zoom = Ease.Smooth(Ease.Part(t, Clock.Zoom, Clock.Wide));
        Cell = Ease.LerpRatio(layout.Cell, layout.Dot, Zoom);
        double arrives = t < Clock.First + 0.4 ? Ease.Lerp(-4.2, 0, Ease.Arriving(t, Clock.First - 0.6, Clock.First + 0.3)) : 0;
        double stepping = Math.Floor(Seen) + (IsSingle ? Phases.Belt.Of(Part) : Ease.Move(Part));
        Belt = Ease.Lerp(stepping, Seen, Math.Clamp((Seen - 6) / 24, 0, 1)) + arrives;
        Calm = Ease.Lerp(1, 0.42, Ease.During(t, Clock.First - 0.2, Clock.First + 0.5) * (1 - Ease.During(t, Clock.Wide - 1.2, Clock.Wide - 0.2)));
        Reflow = Ease.Part(t, Clock.Start(9) - 0.1, Clock.Fast + 0.6);
        Answers = 1 - Ease.During(t, Clock.Start(8), Clock.Start(9) + 0.2);
    }
}
