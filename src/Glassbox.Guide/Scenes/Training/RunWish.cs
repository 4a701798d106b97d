namespace Glassbox.Guide.Scenes.Training;

/// <summary>The actions that the reader can request of a run.</summary>
public enum RunWish
{
    /// <summary>Replay what is known from the selected snapshot, then train to the end.</summary>
    Play,

    /// <summary>Stop.</summary>
    Pause,

    /// <summary>Train on one digit.</summary>
    Digit,

    /// <summary>Train on 1 000 digits.</summary>
    Burst,

    /// <summary>Train to the end of the epoch.</summary>
    Epoch,

    /// <summary>Train to the end at full speed.</summary>
    All,

    /// <summary>Go back to the initial weights, and discard the rest.</summary>
    StartOver,
}
