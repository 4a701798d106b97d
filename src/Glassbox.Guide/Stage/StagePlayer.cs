namespace Glassbox.Guide.Stage;

/// <summary>Plays a scene: advances its time, pauses at beats, and forwards pointer and keyboard input.</summary>
/// <remarks>The player has no clock: the host passes the elapsed time.</remarks>
public sealed class StagePlayer
{
    private const double Near = 0.05; // a beat within this distance counts as the current one
    private double? goal;             // playback pauses here
    private int held = -1;            // the ID that the pointer is dragging

    /// <summary>Initializes a player at the opening of a scene.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="painter">The painter to draw with.</param>
    public StagePlayer(StageScene scene, Painter? painter = null)
    {
        Scene = scene;
        Painter = painter ?? new Painter();
        Time = scene.Opening;
        scene.Changed += Wake;
    }

    /// <summary>Occurs when there is something new to draw.</summary>
    public event Action? Woken;

    /// <summary>Occurs when playback stops: at a beat, at the end, or by the user.</summary>
    public event Action? Rested;

    /// <summary>The scene.</summary>
    public StageScene Scene { get; }

    /// <summary>The painter.</summary>
    public Painter Painter { get; }

    /// <summary>The current time, in seconds from the start of the scene.</summary>
    public double Time { get; private set; }

    /// <summary>Whether the player is playing.</summary>
    public bool IsPlaying { get; private set; }

    /// <summary>Whether motion is reduced: time jumps from beat to beat.</summary>
    public bool IsReduced { get; set; }

    /// <summary>The playback speed; 1 is normal.</summary>
    public double Speed { get; set; } = 1;

    /// <summary>The ID under the pointer; -1 for none.</summary>
    public int Over { get; private set; } = -1;

    /// <summary>The index of the last beat reached; -1 before the first.</summary>
    public int BeatIndex
    {
        get
        {
            int index = -1;
            while (index + 1 < Scene.Beats.Count && Scene.Beats[index + 1].Time <= Time + 1e-6) index++;
            return index;
        }
    }

    // The first beat: by then there is something to see.
    private double Begin => Scene.Beats.Count > 0 ? Scene.Beats[0].Time : 0;

    /// <summary>Draws the current frame.</summary>
    /// <param name="stage">The area of the stage.</param>
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

    /// <summary>Advances the time.</summary>
    /// <param name="seconds">The elapsed seconds, 0 or more.</param>
    public void Pass(double seconds)
    {
        if (!IsPlaying) return;
        double end = Math.Min(goal ?? Scene.Duration, Scene.Duration), next = Time + (seconds * Speed);
        if (next < end)
        {
            MoveTo(Math.Min(next, Math.Max(Time, Scene.Ready))); // wait for what is not ready yet
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

    /// <summary>Starts or resumes playback; at the end, starts over.</summary>
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

    /// <summary>Pauses playback.</summary>
    public void Pause()
    {
        if (!IsPlaying) return;
        Rest();
        Wake();
    }

    /// <summary>Plays or pauses.</summary>
    public void Toggle()
    {
        if (IsPlaying) Pause();
        else Play();
    }

    /// <summary>Plays to the next beat; with reduced motion, jumps there.</summary>
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

    /// <summary>Jumps to the previous beat.</summary>
    public void Previous()
    {
        double to = Begin;
        foreach (Beat beat in Scene.Beats)
            if (beat.Time < Time - Near) to = beat.Time;
        Seek(to);
    }

    /// <summary>Draws the scene again after it was drawn at another size for export, so that its hit areas match the stage again.</summary>
    public void Redraw() => Wake();

    /// <summary>Pauses at a time.</summary>
    /// <param name="time">The time in seconds; clamped to the scene.</param>
    public void Seek(double time)
    {
        if (!double.IsFinite(time)) return;
        MoveTo(Math.Clamp(time, 0, Math.Min(Scene.Duration, Math.Max(Scene.Ready, 0))));
        Rest();
        Wake();
    }

    /// <summary>Handles a key press.</summary>
    /// <param name="key">The browser's name for the key.</param>
    /// <returns>Whether the key was handled.</returns>
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

    /// <summary>Handles the mouse wheel, which moves the time in scenes that zoom.</summary>
    /// <param name="by">The distance in pixels that a page would scroll.</param>
    /// <returns>Whether the wheel was handled.</returns>
    public bool Wheel(double by)
    {
        if (!Scene.FollowsWheel || (by < 0 && Time <= 0) || (by > 0 && Time >= Scene.Duration)) return false;
        Seek(Time + (by / 250));
        return true;
    }

    /// <summary>Handles a pointer event.</summary>
    /// <param name="kind">The kind of event.</param>
    /// <param name="x">The x-coordinate, in stage pixels.</param>
    /// <param name="y">The y-coordinate, in stage pixels.</param>
    /// <param name="stage">The area of the stage.</param>
    /// <param name="minimumSize">The minimum size of a hit area: 24 for a mouse, 44 for a finger.</param>
    /// <returns>Whether the scene handled it.</returns>
    public bool Point(TouchKind kind, double x, double y, StageArea stage, double minimumSize = 24)
    {
        int hit = kind is TouchKind.Leave ? -1 : HitAt(x, y, minimumSize);
        Over = hit;
        if (kind is TouchKind.Down) held = hit;
        bool isUsed = Scene.Touched(new Touch(kind, x, y, held >= 0 && kind is TouchKind.Move or TouchKind.Up ? held : hit, Time, stage));
        if (kind is TouchKind.Up && held >= 0) Rested?.Invoke();
        if (kind is TouchKind.Up or TouchKind.Leave) held = -1;
        if (kind is TouchKind.Down && !isUsed) held = -1;
        if (kind is not TouchKind.Hover || isUsed) Wake();
        return isUsed;
    }

    /// <summary>Returns the ID of the hit area at a point; -1 for none.</summary>
    public int HitAt(double x, double y, double minimumSize = 24)
    {
        // The topmost area that contains the point; otherwise the nearest one that contains it after being enlarged.
        for (int i = Painter.Hits.Count - 1; i >= 0; i--)
            if (Painter.Hits[i].Area.Has(x, y)) return Painter.Hits[i].Id;
        int nearest = -1;
        double distance = double.MaxValue;
        foreach (HitArea hit in Painter.Hits)
        {
            double across = Math.Max(0, (minimumSize - hit.Area.Width) / 2), down = Math.Max(0, (minimumSize - hit.Area.Height) / 2);
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
