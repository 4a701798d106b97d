namespace Glassbox.Cli.Reproduction;

/// <summary>The result of reproducing a published result.</summary>
internal sealed record ReproductionResult
{
    public required ReproductionRequest Request { get; init; }

    /// <summary>The results of the finished seeds.</summary>
    public required IReadOnlyList<SeedResult> Seeds { get; init; }

    /// <summary>Whether some seeds are unfinished, because training was interrupted or the time limit was reached.</summary>
    public bool IsStopped => Seeds.Count < Request.Seeds;

    /// <summary>The estimated time, in seconds.</summary>
    public required double EstimatedSeconds { get; init; }

    /// <summary>The mean error in percent; NaN if no seed is finished.</summary>
    public double Mean => Seeds.Count == 0 ? double.NaN : Seeds.Average(seed => seed.Error);

    /// <summary>The standard deviation of the error over seeds, in percent; NaN for fewer than two seeds.</summary>
    public double Deviation => Seeds.Count < 2 ? double.NaN : Math.Sqrt(Seeds.Sum(seed => (seed.Error - Mean) * (seed.Error - Mean)) / (Seeds.Count - 1));

    /// <summary>Whether the mean error is at or below the published error.</summary>
    public bool IsReached => Mean <= Request.Recipe.Published + 1e-9;

    /// <summary>The seeds whose network differs from the recorded one.</summary>
    public IEnumerable<SeedResult> Different =>
        Request.IsValidation ? [] : Seeds.Where(seed => Request.Recipe.RecordedOf(seed.Seed) is { } recorded && recorded.Sha256 != seed.Sha256);
}
