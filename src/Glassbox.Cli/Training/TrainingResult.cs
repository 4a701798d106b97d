namespace Glassbox.Cli.Training;

/// <summary>The result of one epoch.</summary>
/// <param name="Report">The last report of the trainer.</param>
/// <param name="Test">The result on the test digits.</param>
internal sealed record EpochResult(TrainingReport Report, TestResult Test)
{
    /// <summary>The accuracy on the held-out digits, if there are any.</summary>
    public double? HeldOutAccuracy => Report.Validation?.Accuracy;
}

/// <summary>A summary of a test. There may be very many, and an <see cref="Evaluation"/> keeps every answer.</summary>
/// <param name="Accuracy">The accuracy, as a fraction.</param>
/// <param name="MeanError">The mean squared error over digits and outputs.</param>
/// <param name="Unanswered">The number of digits without an answer, because outputs were NaN or infinite.</param>
/// <param name="NeverAnswered">The classes that were never predicted, and the number of digits of each.</param>
internal sealed record TestResult(
    double Accuracy, double MeanError, int Unanswered, IReadOnlyList<(int Class, int Count)> NeverAnswered)
{
    public static TestResult Measure(Network network, Dataset digits, int threads)
    {
        var evaluation = network.Evaluate(digits, threads: threads);
        ConfusionMatrix confusion = evaluation.Confusion;
        return new TestResult(
            evaluation.Accuracy, evaluation.MeanSquaredError, evaluation.Unanswered,
            [.. Enumerable.Range(0, confusion.Classes).Where(c => confusion.Answers(c) == 0 && confusion.Samples(c) > 0)
                .Select(c => (c, confusion.Samples(c)))]);
    }
}

/// <summary>The result of training.</summary>
internal sealed record TrainingResult
{
    public required TrainingRequest Request { get; init; }

    public required TrainingPlan Plan { get; init; }

    /// <summary>The network, with the parameters of the last finished epoch or of the best.</summary>
    public required Network Network { get; init; }

    public required DigitSource Digits { get; init; }

    public required int TrainingDigits { get; init; }

    public required IReadOnlyList<EpochResult> Epochs { get; init; }

    public required TestResult Test { get; init; }

    /// <summary>Probable mistakes, one sentence each, with what to do about them.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Where the network was saved, or null.</summary>
    public required string? Out { get; init; }

    /// <summary>The epoch whose network was kept, if the best one was; otherwise null.</summary>
    public required int? BestEpoch { get; init; }

    /// <summary>Whether early stopping ended training.</summary>
    public required bool HasStopped { get; init; }

    /// <summary>Whether training was interrupted.</summary>
    public required bool IsInterrupted { get; init; }

    public double TrainSeconds => Epochs.Sum(e => e.Report.Elapsed.TotalSeconds);

    public double SamplesPerSecond => Epochs.Count == 0 ? 0 : Epochs.Sum(e => (double)e.Report.Samples) / Math.Max(TrainSeconds, 1e-9);

    /// <summary>The digest of the network: see <see cref="Network.ParametersSha256"/>.</summary>
    public required string Sha256 { get; init; }
}
