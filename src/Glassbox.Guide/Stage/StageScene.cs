namespace Glassbox.Guide.Stage;

/// <summary>
/// A scene: a picture for every moment. A frame depends only on the time and the state, not on the path taken there: no clock, no random
/// numbers, and no allocation per frame.
/// </summary>
public abstract class StageScene
{
    /// <summary>Occurs when something other than time has changed the scene, so that it must be redrawn.</summary>
    public event Action? Changed;

    /// <summary>The name, for screen readers.</summary>
    public abstract string Name { get; }

    /// <summary>The duration in seconds.</summary>
    public abstract double Duration { get; }

    /// <summary>The moments at which the scene can pause, in order; the first is at 0 or later.</summary>
    public abstract IReadOnlyList<Beat> Beats { get; }

    /// <summary>
    /// The time up to which the scene can be played now, in seconds: less than the duration while the network is still learning what it
    /// shows.
    /// </summary>
    public virtual double Ready => Duration;

    /// <summary>The initial time on a page without autoplay.</summary>
    public virtual double Opening => 0;

    /// <summary>Returns where playback that starts at a time pauses: at the end, unless the user requested an earlier stop.</summary>
    /// <param name="time">The start time in seconds.</param>
    public virtual double PlaysTo(double time) => Duration;

    /// <summary>Whether the mouse wheel moves the time, as in scenes that zoom in.</summary>
    public virtual bool FollowsWheel => false;

    /// <summary>The values that the user can change, in tab order.</summary>
    public virtual IReadOnlyList<Handle> Handles => [];

    /// <summary>The distinct acts of the program in this scene, whose lines are shown below the stage. Empty for scenes without a program.</summary>
    public virtual IReadOnlyList<Code.CodeAct> Acts => [];

    /// <summary>Returns the index in <see cref="Acts"/> of the act at a time; -1 for none. Called for each frame: must not allocate.</summary>
    /// <param name="t">Seconds from the start.</param>
    public virtual int ActAt(double t) => 0;

    /// <summary>Draws the frame at a time.</summary>
    /// <param name="painter">The painter to draw with.</param>
    /// <param name="t">Seconds from the start, 0 to <see cref="Duration"/>.</param>
    /// <param name="stage">The area of the stage.</param>
    public abstract void Frame(Painter painter, double t, StageArea stage);

    /// <summary>Returns the numbers that the frame shows, as text for screen readers.</summary>
    /// <param name="t">Seconds from the start.</param>
    public virtual IEnumerable<Reading> Readings(double t) => [];

    /// <summary>Called when the time has moved: a scene may discard changes that the user made.</summary>
    public virtual void TimeMoved() { }

    /// <summary>Called when the page scrolls through the space reserved for the stage.</summary>
    /// <param name="part">The progress, 0 to 1.</param>
    public virtual void Scrolled(double part) { }

    /// <summary>Handles a pointer event.</summary>
    /// <param name="touch">The event.</param>
    /// <returns>Whether the scene handled it; otherwise the page does.</returns>
    public virtual bool Touched(Touch touch) => false;

    /// <summary>Handles a key that the player does not use.</summary>
    /// <param name="key">The browser's name for the key.</param>
    /// <returns>Whether the scene handled it.</returns>
    public virtual bool Pressed(string key) => false;

    /// <summary>Requests a redraw.</summary>
    protected void Change() => Changed?.Invoke();
}

/// <summary>A number in a frame, for screen readers.</summary>
/// <param name="Name">The label.</param>
/// <param name="Value">The value, as the frame shows it.</param>
public readonly record struct Reading(string Name, string Value);

/// <summary>The kinds of pointer events.</summary>
public enum TouchKind
{
    /// <summary>The pointer hovers over the stage.</summary>
    Hover,

    /// <summary>The pointer is pressed.</summary>
    Down,

    /// <summary>The pointer moves while pressed.</summary>
    Move,

    /// <summary>The pointer is released.</summary>
    Up,

    /// <summary>The pointer leaves the stage.</summary>
    Leave,
}

/// <summary>A pointer event on the stage.</summary>
/// <param name="Kind">The kind of event.</param>
/// <param name="X">The x-coordinate, in stage pixels.</param>
/// <param name="Y">The y-coordinate, in stage pixels.</param>
/// <param name="Hit">The ID of the hit area at the point; -1 for none.</param>
/// <param name="Time">The time in the scene.</param>
/// <param name="Stage">The area of the stage.</param>
public readonly record struct Touch(TouchKind Kind, double X, double Y, int Hit, double Time, StageArea Stage);
