namespace Glassbox.Guide.Worker;

/// <summary>The operations of the engine.</summary>
internal enum EngineTask
{
    /// <summary>Start a run; the reply is its state before the first digit.</summary>
    Begin,

    /// <summary>Train on some more digits; the reply is the state after them.</summary>
    Advance,

    /// <summary>Evaluate a network whose parameters are sent as binary data.</summary>
    Evaluate,

    /// <summary>Evaluate the network of a run.</summary>
    Test,

    /// <summary>Draw thumbnails of digits.</summary>
    Sheet,

    /// <summary>Compute the cost over the plane through three networks; all networks of the run are sent as binary data.</summary>
    Landscape,
}

/// <summary>A request to the engine.</summary>
internal sealed record EngineRequest
{
    public required EngineTask Task { get; init; }

    /// <summary>The name of the run, since there may be several at once.</summary>
    public string Run { get; init; } = "";

    public RunSettings? Settings { get; init; }

    /// <summary>Whether to report which training digits were predicted correctly.</summary>
    public bool TellsAnswers { get; init; }

    /// <summary>The sheet to draw.</summary>
    public DigitSheet? Sheet { get; init; }

    /// <summary>The number of digits to train on or to evaluate.</summary>
    public int Count { get; init; }

    /// <summary>The set to evaluate.</summary>
    public DigitSet Set { get; init; } = DigitSet.Test;

    /// <summary>The first digit to evaluate.</summary>
    public int First { get; init; }

    /// <summary>The number of pixels by which to shift each digit to the right.</summary>
    public int Right { get; init; }

    /// <summary>The number of pixels by which to shift each digit down.</summary>
    public int Down { get; init; }

    /// <summary>The number of hidden neurons of the network to evaluate.</summary>
    public int Hidden { get; init; }

    /// <summary>The index of the network that, with the first and the last, spans the plane.</summary>
    public int Middle { get; init; }

    /// <summary>The number of grid points on the plane in each direction.</summary>
    public int Side { get; init; }
}
