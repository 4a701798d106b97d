namespace Glassbox.Cli.Training;

/// <summary>How one epoch went.</summary>
/// <param name="Report">What the trainer said at its end.</param>
/// <param name="Test">How the test digits were told after it.</param>
internal sealed record EpochResult(TrainingReport Report, TestResult Test)
{
    /// <summary>The fraction of the held-out digits told rightly after it, if any were held out.</summary>
    public double? HeldOutAccuracy => Report.Validation?.Accuracy;
}

/// <summary>What is kept of a test, of which there may be very many: an <see cref="Evaluation"/> knows every answer.</summary>
/// <param name="Accuracy">The fraction told rightly.</param>
/// <param name="MeanError">The mean over digits and outputs of the squared error.</param>
/// <param name="Unanswered">How many digits got no answer, as outputs were NaN or infinite.</param>
/// <param name="NeverAnswered">The classes that no digit was taken for, and how many digits are of each.</param>
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

/// <summary>How training went.</summary>
internal sealed record TrainingResult
{
    public required TrainingRequest Request { get; init; }

    public required TrainingPlan Plan { get; init; }

    /// <summary>With the parameters of the last epoch that was finished, or of the best.</summary>
    public required Network Network { get; init; }

    public required DigitSource Digits { get; init; }

    public required int TrainingDigits { get; init; }

    public required IReadOnlyList<EpochResult> Epochs { get; init; }

    public required TestResult Test { get; init; }

    /// <summary>What is likely to be wrong, a sentence each, with what to do about it.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Where the network was saved, or null.</summary>
    public required string? Out { get; init; }

    /// <summary>The epoch whose network was kept, where the best was; else null.</summary>
    public required int? BestEpoch { get; init; }

    /// <summary>Whether training stopped early, as it was asked to.</summary>
    public required bool HasStopped { get; init; }

    /// <summary>Whether training was stopped before its end.</summary>
    public required bool IsInterrupted { get; init; }

    public double TrainSeconds => Epochs.Sum(e => e.Report.Elapsed.TotalSeconds);

    public double SamplesPerSecond => Epochs.Count == 0 ? 0 : Epochs.Sum(e => (double)e.Report.Samples) / Math.Max(TrainSeconds, 1e-9);

    /// <summary>The identity of the network: see <see cref="Network.ParametersSha256"/>.</summary>
    public required string Sha256 { get; init; }
}
