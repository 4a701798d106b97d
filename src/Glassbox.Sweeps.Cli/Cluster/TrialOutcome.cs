namespace Glassbox.Sweeps.Cli.Cluster;

/// <summary>The result of a trial as a message and in storage.</summary>
[GenerateSerializer, Immutable]
internal sealed record TrialOutcome
{
    [Id(0)]
    public required bool HasDiverged { get; init; }

    /// <summary>[epochs · 4] For each epoch: the training loss, the loss, the accuracy, the mean squared error.</summary>
    [Id(1)]
    public required double[] Scores { get; init; }

    [Id(2)]
    public required int? BestEpoch { get; init; }

    [Id(3)]
    public required string Sha256 { get; init; }

    [Id(4)]
    public required string? Problem { get; init; }

    [Id(5)]
    public required double Seconds { get; init; }

    [Id(6)]
    public required string Machine { get; init; }

    public static TrialOutcome Of(TrialResult result) => new()
    {
        HasDiverged = result.Status == TrialStatus.Diverged, Scores = Flatten(result.History), BestEpoch = result.BestEpoch, Sha256 = result.Sha256,
        Problem = result.Problem, Seconds = result.Seconds, Machine = result.Machine,
    };

    public TrialResult ToResult(string key, int until) => new()
    {
        Key = key, Until = until, Status = HasDiverged ? TrialStatus.Diverged : TrialStatus.Trained, History = Unflatten(Scores), BestEpoch = BestEpoch,
        Sha256 = Sha256, Problem = Problem, Seconds = Seconds, Machine = Machine,
    };

    public static double[] Flatten(IReadOnlyList<EpochScore> history) =>
        [.. history.SelectMany(score => (double[])[score.TrainingLoss, score.Loss, score.Accuracy, score.MeanSquaredError])];

    public static IReadOnlyList<EpochScore> Unflatten(double[] scores) =>
        [.. scores.Chunk(4).Select((score, place) => new EpochScore(place + 1, score[0], score[1], score[2], score[3]))];
}
