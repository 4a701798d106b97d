namespace Glassbox.Guide.Stage;

/// <summary>Plays a scene: moves its time, rests at its beats, hands on what pointers and keys do.</summary>
/// <remarks>It has no clock: whoever draws says how much time has passed.</remarks>
public sealed class StagePlayer
{
    private const double Near = 0.05; // a beat so close is where one is
    private double? goal;             // playing rests there
    private int held = -1;            // what a pointer has taken hold of

    /// <summary>At a scene's opening.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="painter">Draws it.</param>
    public StagePlayer(StageScene scene, Painter? painter = null)
    {
        Scene = scene;
        Painter = painter ?? new Painter();
        Time = scene.Opening;
        scene.Changed += Wake;
    }

    /// <summary>There is something new to draw.</summary>
    public event Action? Woken;

    /// <summary>It has come to rest: at a beat, at the end, or by a hand.</summary>
    public event Action? Rested;

    /// <summary>The scene.</summary>
    public StageScene Scene { get; }

    /// <summary>What draws it.</summary>
    public Painter Painter { get; }

    /// <summary>Seconds from the scene's beginning.</summary>
    public double Time { get; private set; }

    /// <summary>Whether it plays.</summary>
    public bool IsPlaying { get; private set; }

    /// <summary>Motion is not wanted: time goes from beat to beat.</summary>
    public bool IsReduced { get; set; }

    /// <summary>How fast it plays; 1 as it is meant.</summary>
    public double Speed { get; set; } = 1;

    /// <summary>What the pointer is over; -1 for nothing.</summary>
    public int Over { get; private set; } = -1;

    /// <summary>The last beat that has come, from 0; -1 before the first.</summary>
    public int BeatIndex
    {
        get
        {
            int index = -1;
            while (index + 1 < Scene.Beats.Count && Scene.Beats[index + 1].Time <= Time + 1e-6) index++;
            return index;
        }
    }

    // Where one rests first: by then there is something to be seen.
    private double Begin => Scene.Beats.Count > 0 ? Scene.Beats[0].Time : 0;

    /// <summary>Draws the present moment.</summary>
    /// <param name="stage">Its room.</param>
    public void Draw(StageArea stage)
    {
        Painter.Begin();
        Scene.Frame(Painter, Time, stage);
        Painter.End();
        Span<float> head = Painter.Head;
        head[1] = (float)Time;
        head[2] = (float)Scene.Duration;
        head[3] = (IsPlaying ? 1 : 0) | (Over >= 0 || held >= 0 ? 2 : 0) | (Time >= Scene.Duration - 1e-9 ? 4 : 0);
        head[4] = BeatIndex;
        head[5] = Scene.ActAt(Time);
    }

    /// <summary>Time passes.</summary>
    /// <param name="seconds">How much, 0 or more.</param>
    public void Pass(double seconds)
    {
        if (!IsPlaying) return;
        double end = Math.Min(goal ?? Scene.Duration, Scene.Duration), next = Time + (seconds * Speed);
        if (next < end)
        {
            MoveTo(Math.Min(next, Math.Max(Time, Scene.Ready))); // what is not known yet is waited for
            return;
        }

        if (Scene.Ready < end)
        {
            MoveTo(Math.Max(Time, Scene.Ready));
            return;
        }

        MoveTo(end);
        Rest();
    }

    /// <summary>Plays on, from the beginning where the end has come.</summary>
    public void Play()
    {
        if (IsReduced)
        {
            if (Time >= Scene.Duration) Seek(Begin);
            else Next();
            return;
        }

        if (Time >= Scene.Duration) MoveTo(0);
        goal = Scene.PlaysTo(Time);
        IsPlaying = true;
        Wake();
    }

    /// <summary>Rests where it is.</summary>
    public void Pause()
    {
        if (!IsPlaying) return;
        Rest();
        Wake();
    }

    /// <summary>Plays or rests.</summary>
    public void Toggle()
    {
        if (IsPlaying) Pause();
        else Play();
    }

    /// <summary>Plays to the next beat; without motion it jumps there.</summary>
    public void Next()
    {
        double to = Scene.Duration;
        foreach (Beat beat in Scene.Beats)
        {
            if (beat.Time <= Time + Near) continue;
            to = beat.Time;
            break;
        }

        if (IsReduced)
        {
            Seek(Math.Min(to, Math.Max(Time, Scene.Ready)));
            return;
        }

        if (Time >= Scene.Duration) return;
        goal = to;
        IsPlaying = true;
        Wake();
    }

    /// <summary>Jumps to the beat before.</summary>
    public void Previous()
    {
        double to = Begin;
        foreach (Beat beat in Scene.Beats)
            if (beat.Time < Time - Near) to = beat.Time;
        Seek(to);
    }

    /// <summary>The scene was drawn for a room elsewhere, as a file: it is drawn again here, so that it knows again what hands point at.</summary>
    public void Redraw() => Wake();

    /// <summary>Rests at a moment.</summary>
    /// <param name="time">In seconds; brought into the scene.</param>
    public void Seek(double time)
    {
        if (!double.IsFinite(time)) return;
        MoveTo(Math.Clamp(time, 0, Math.Min(Scene.Duration, Math.Max(Scene.Ready, 0))));
        Rest();
        Wake();
    }

    /// <summary>A key.</summary>
    /// <param name="key">As browsers name it.</param>
    /// <returns>Whether there was use for it.</returns>
    public bool Press(string key)
    {
        if (Scene.Pressed(key)) return true;
        switch (key)
        {
            case " ": Toggle(); return true;
            case "ArrowRight" or "PageDown": Next(); return true;
            case "ArrowLeft" or "PageUp": Previous(); return true;
            case "Home": Seek(Begin); return true;
            case "End": Seek(Scene.Duration); return true;
            default: return false;
        }
    }

    /// <summary>The wheel moves time, in scenes that zoom.</summary>
    /// <param name="by">By how many pixels a page would scroll.</param>
    /// <returns>Whether there was use for it.</returns>
    public bool Wheel(double by)
    {
        if (!Scene.FollowsWheel || (by < 0 && Time <= 0) || (by > 0 && Time >= Scene.Duration)) return false;
        Seek(Time + (by / 250));
        return true;
    }

    /// <summary>A pointer.</summary>
    /// <param name="kind">What it does.</param>
    /// <param name="x">Where, in pixels of the stage.</param>
    /// <param name="y">Where, in pixels of the stage.</param>
    /// <param name="stage">The stage's room.</param>
    /// <param name="least">The least size of a place that can be pointed at: 24 for a mouse, 44 for a finger.</param>
    /// <returns>Whether the scene has use for it.</returns>
    public bool Point(TouchKind kind, double x, double y, StageArea stage, double least = 24)
    {
        int hit = kind is TouchKind.Leave ? -1 : HitAt(x, y, least);
        Over = hit;
        if (kind is TouchKind.Down) held = hit;
        bool isUsed = Scene.Touched(new Touch(kind, x, y, held >= 0 && kind is TouchKind.Move or TouchKind.Up ? held : hit, Time, stage));
        if (kind is TouchKind.Up && held >= 0) Rested?.Invoke();
        if (kind is TouchKind.Up or TouchKind.Leave) held = -1;
        if (kind is TouchKind.Down && !isUsed) held = -1;
        if (kind is not TouchKind.Hover || isUsed) Wake();
        return isUsed;
    }

    /// <summary>What stands at a place; -1 for nothing.</summary>
    public int HitAt(double x, double y, double least = 24)
    {
        // The topmost that has the place; otherwise the nearest that is widened enough to have it.
        for (int i = Painter.Hits.Count - 1; i >= 0; i--)
            if (Painter.Hits[i].Area.Has(x, y)) return Painter.Hits[i].Id;
        int nearest = -1;
        double distance = double.MaxValue;
        foreach (HitArea hit in Painter.Hits)
        {
            double across = Math.Max(0, (least - hit.Area.Width) / 2), down = Math.Max(0, (least - hit.Area.Height) / 2);
            Area wide = new(hit.Area.X - across, hit.Area.Y - down, hit.Area.Width + (2 * across), hit.Area.Height + (2 * down));
            if (!wide.Has(x, y)) continue;
            double far = Math.Abs(x - hit.Area.CenterX) + Math.Abs(y - hit.Area.CenterY);
            if (far < distance) (nearest, distance) = (hit.Id, far);
        }

        return nearest;
    }

    private void MoveTo(double time)
    {
        if (time == Time) return;
        Time = time;
        Scene.TimeMoved();
    }

    private void Rest()
    {
        IsPlaying = false;
        goal = null;
        Rested?.Invoke();
    }

    private void Wake() => Woken?.Invoke();
}
