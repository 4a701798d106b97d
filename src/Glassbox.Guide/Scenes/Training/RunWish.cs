namespace Glassbox.Guide.Scenes.Training;

/// <summary>What the reader asks of a run.</summary>
public enum RunWish
{
    /// <summary>Show what is known from where one looks, then train to the end.</summary>
    Play,

    /// <summary>Stop where it is.</summary>
    Pause,

    /// <summary>Train on one digit.</summary>
    Digit,

    /// <summary>Train on 1 000 digits.</summary>
    Burst,

    /// <summary>Train to the end of the epoch.</summary>
    Epoch,

    /// <summary>Train to the end, as fast as it goes.</summary>
    All,

    /// <summary>Go back to the first weights, and forget the rest.</summary>
    StartOver,
}
