namespace Glassbox.Guide.Stage;

/// <summary>
/// A scene: a picture for every moment. The same moment and the same state give the same picture, whichever way one came there;
/// there is no clock in it, no random number, and no frame allocates.
/// </summary>
public abstract class StageScene
{
    /// <summary>The scene has changed by something other than time: another frame is to be drawn.</summary>
    public event Action? Changed;

    /// <summary>What it is called, for those who do not see it.</summary>
    public abstract string Name { get; }

    /// <summary>How long it plays, in seconds.</summary>
    public abstract double Duration { get; }

    /// <summary>Where it may rest, in order; the first is at 0 or later.</summary>
    public abstract IReadOnlyList<Beat> Beats { get; }

    /// <summary>How far it can be played by now, in seconds: less than all where the network is still learning what is to be shown.</summary>
    public virtual double Ready => Duration;

    /// <summary>Where a page begins that plays nothing by itself.</summary>
    public virtual double Opening => 0;

    /// <summary>Where playing rests that begins at a moment: at the end, unless a hand has asked for a stop before.</summary>
    /// <param name="time">In seconds.</param>
    public virtual double PlaysTo(double time) => Duration;

    /// <summary>Whether the wheel moves its time, as where one goes into the picture.</summary>
    public virtual bool FollowsWheel => false;

    /// <summary>What hands can change, in the order of the tab key.</summary>
    public virtual IReadOnlyList<Handle> Handles => [];

    /// <summary>What the program does in it, each once: the lines that act stand under the stage. Empty for scenes without a program.</summary>
    public virtual IReadOnlyList<Code.CodeAct> Acts => [];

    /// <summary>Which of <see cref="Acts"/> acts at a moment; -1 for none. Asked for each frame: nothing may be allocated.</summary>
    /// <param name="t">Seconds from the beginning.</param>
    public virtual int ActAt(double t) => 0;

    /// <summary>The picture of a moment.</summary>
    /// <param name="painter">Draws it.</param>
    /// <param name="t">Seconds from the beginning, 0 to <see cref="Duration"/>.</param>
    /// <param name="stage">Its room.</param>
    public abstract void Frame(Painter painter, double t, StageArea stage);

    /// <summary>The numbers that the picture of a moment shows, in words, for those who do not see it.</summary>
    /// <param name="t">Seconds from the beginning.</param>
    public virtual IEnumerable<Reading> Readings(double t) => [];

    /// <summary>Time has moved: what hands have changed goes back to what the moment says, where the scene wants it so.</summary>
    public virtual void TimeMoved() { }

    /// <summary>The page is scrolled through the place that the stage has been given for it.</summary>
    /// <param name="part">How far, 0 to 1.</param>
    public virtual void Scrolled(double part) { }

    /// <summary>A pointer does something.</summary>
    /// <param name="touch">What, and where.</param>
    /// <returns>Whether the scene has use for it; otherwise it is the page's.</returns>
    public virtual bool Touched(Touch touch) => false;

    /// <summary>A key is pressed that the player has no use for.</summary>
    /// <param name="key">As browsers name it.</param>
    /// <returns>Whether the scene has use for it.</returns>
    public virtual bool Pressed(string key) => false;

    /// <summary>Tells that another frame is to be drawn.</summary>
    protected void Change() => Changed?.Invoke();
}

/// <summary>A number of a picture.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">As the picture shows it.</param>
public readonly record struct Reading(string Name, string Value);

/// <summary>What a pointer does.</summary>
public enum TouchKind
{
    /// <summary>It is over the stage.</summary>
    Hover,

    /// <summary>It goes down.</summary>
    Down,

    /// <summary>It moves while down.</summary>
    Move,

    /// <summary>It is let go.</summary>
    Up,

    /// <summary>It leaves the stage.</summary>
    Leave,
}

/// <summary>A pointer on the stage.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="X">Where, in pixels of the stage.</param>
/// <param name="Y">Where, in pixels of the stage.</param>
/// <param name="Hit">What stands there; -1 for nothing.</param>
/// <param name="Time">The scene's time.</param>
/// <param name="Stage">The stage's room.</param>
public readonly record struct Touch(TouchKind Kind, double X, double Y, int Hit, double Time, StageArea Stage);
