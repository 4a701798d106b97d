namespace Glassbox.Guide.Stage;

/// <summary>A scene with a value that the user can override, until the time moves.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public abstract class HandScene<T> : StageScene
    where T : struct
{
    /// <summary>Occurs when the user sets the value or releases it.</summary>
    public event Action? Taken;

    /// <summary>The value set by the user; null if the timeline determines it.</summary>
    public T? Hand { get; protected set; }

    /// <inheritdoc/>
    public override void TimeMoved()
    {
        LetGo();
        if (Hand is null) return;
        Hand = null;
        Taken?.Invoke();
    }

    /// <summary>Sets the value.</summary>
    protected void Hold(T value)
    {
        Hand = value;
        Taken?.Invoke();
        Change();
    }

    /// <summary>Ends a drag in progress.</summary>
    protected virtual void LetGo() { }
}
