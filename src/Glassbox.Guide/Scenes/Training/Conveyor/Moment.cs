using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Training.Conveyor;

/// <summary>What a moment of the scene is, for all its parts.</summary>
internal sealed class Moment
{
    /// <summary>Seconds from the beginning.</summary>
    public double Time { get; private set; }

    /// <summary>Samples seen, over all epochs.</summary>
    public double Seen { get; private set; }

    /// <summary>Samples a second, dying away where training stops.</summary>
    public double Speed { get; private set; }

    /// <summary>The epoch, from 0.</summary>
    public int Epoch { get; private set; }

    /// <summary>Samples seen in this epoch.</summary>
    public double Taken { get; private set; }

    /// <summary>Whether training has begun.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Whether digits are shown one by one.</summary>
    public bool IsSingle { get; private set; }

    /// <summary>Which of the digits that are shown one by one it is.</summary>
    public int Sample { get; private set; }

    /// <summary>How far it is with it, 0 to 1.</summary>
    public double Part { get; private set; }

    /// <summary>How much of single steps is to be seen, 0 to 1: less, the faster they come.</summary>
    public double Slow { get; private set; }

    /// <summary>How far the camera has pulled out, 0 to 1.</summary>
    public double Zoom { get; private set; }

    /// <summary>A digit's side on the sheet, in pixels of the stage.</summary>
    public double Cell { get; private set; }

    /// <summary>The place on the belt that stands under the head.</summary>
    public double Belt { get; private set; }

    /// <summary>How loud the chart and the epoch's counter are while single digits are to be looked at.</summary>
    public double Calm { get; private set; }

    /// <summary>How far the tiles have gone to their places beside the sheet, evenly.</summary>
    public double Reflow { get; private set; }

    /// <summary>How much the ten answers are there.</summary>
    public double Answers { get; private set; }

    /// <summary>How far a part of the last sentence is said.</summary>
    public double Said(int part) => Time < Clock.Sum ? 0 : Ease.During(Time, part == 0 ? Clock.Sum : part == 1 ? Clock.Sum2 : Clock.Sum3, (part == 0 ? Clock.Sum : part == 1 ? Clock.Sum2 : Clock.Sum3) + 0.4);

    /// <summary>Goes to a moment.</summary>
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
