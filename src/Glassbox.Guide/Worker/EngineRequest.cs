namespace Glassbox.Guide.Worker;

/// <summary>What is asked of the engine.</summary>
internal enum EngineTask
{
    /// <summary>Begin a run; the reply is its state before the first digit.</summary>
    Begin,

    /// <summary>Train on some more digits; the reply is the state after them.</summary>
    Advance,

    /// <summary>Ask a network about many digits; its parameters come as bulk.</summary>
    Evaluate,

    /// <summary>Let a run itself ask its network about many digits.</summary>
    Test,

    /// <summary>Draw many digits small, side by side.</summary>
    Sheet,

    /// <summary>Measure the cost over the plane through three networks; all networks of the run come as bulk.</summary>
    Landscape,
}

/// <summary>A request to the engine.</summary>
internal sealed record EngineRequest
{
    public required EngineTask Task { get; init; }

    /// <summary>Which run, for those that have several at once.</summary>
    public string Run { get; init; } = "";

    public RunSettings? Settings { get; init; }

    /// <summary>Whether to tell of each digit trained on which was answered rightly.</summary>
    public bool TellsAnswers { get; init; }

    /// <summary>The sheet to draw.</summary>
    public DigitSheet? Sheet { get; init; }

    /// <summary>How many digits to train on, or to ask about.</summary>
    public int Count { get; init; }

    /// <summary>Which digits to ask about.</summary>
    public DigitSet Set { get; init; } = DigitSet.Test;

    /// <summary>The first digit to ask about.</summary>
    public int First { get; init; }

    /// <summary>How far each digit to ask about is moved to the right, in pixels.</summary>
    public int Right { get; init; }

    /// <summary>How far each digit to ask about is moved down, in pixels.</summary>
    public int Down { get; init; }

    /// <summary>The hidden neurons of the network to evaluate.</summary>
    public int Hidden { get; init; }

    /// <summary>Which of the networks of a run lies between the first and the last on the plane to measure.</summary>
    public int Middle { get; init; }

    /// <summary>Places of the plane to measure, in each direction.</summary>
    public int Side { get; init; }
}
