namespace Glassbox.Guide.Stage;

/// <summary>A scene in which a hand can take a value over from the moment, until time is moved again.</summary>
/// <typeparam name="T">What it takes.</typeparam>
public abstract class HandScene<T> : StageScene
    where T : struct
{
    /// <summary>A hand has set the value, or let it go.</summary>
    public event Action? Taken;

    /// <summary>What a hand has set; null where the moment says it.</summary>
    public T? Hand { get; protected set; }

    /// <inheritdoc/>
    public override void TimeMoved()
    {
        LetGo();
        if (Hand is null) return;
        Hand = null;
        Taken?.Invoke();
    }

    /// <summary>A hand sets the value.</summary>
    protected void Hold(T value)
    {
        Hand = value;
        Taken?.Invoke();
        Change();
    }

    /// <summary>What was gripped is let go.</summary>
    protected virtual void LetGo() { }
}
