namespace Glassbox.Guide.Worker;

/// <summary>A network being trained, as far as it has come.</summary>
internal interface IRun
{
    /// <summary>Where it stands.</summary>
    RunState State { get; }

    /// <summary>Trains on some more digits, to the end of the epoch at most.</summary>
    /// <param name="samples">How many, at least 1.</param>
    /// <param name="tellsAnswers">Whether the state says of each which was answered rightly; only where each digit makes an update of its own.</param>
    RunState Advance(int samples, bool tellsAnswers = false);

    /// <summary>Asks the network as it stands, by the run's own way forward; learns nothing.</summary>
    EvaluationResult Test(Dataset digits);
}
