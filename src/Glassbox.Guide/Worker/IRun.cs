namespace Glassbox.Guide.Worker;

/// <summary>A network in training.</summary>
internal interface IRun
{
    /// <summary>The current state.</summary>
    RunState State { get; }

    /// <summary>Trains on some more digits, at most to the end of the epoch.</summary>
    /// <param name="samples">The number of digits, at least 1.</param>
    /// <param name="tellsAnswers">Whether the state reports which digits were predicted correctly; supported only for batches of one.</param>
    RunState Advance(int samples, bool tellsAnswers = false);

    /// <summary>Evaluates the current network with the run's own forward pass, without training.</summary>
    EvaluationResult Test(Dataset digits);
}
