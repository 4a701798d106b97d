namespace Glassbox.Guide.Worker;

/// <summary>A network being trained, as far as it has come.</summary>
internal interface IRun
{
    /// <summary>Where it stands.</summary>
    RunState State { get; }

    /// <summary>Trains on some more digits, to the end of the epoch at most.</summary>
    RunState Advance(int samples);

    /// <summary>Asks the network as it stands, by the run's own way forward; learns nothing.</summary>
    EvaluationResult Test(Dataset digits);
}
