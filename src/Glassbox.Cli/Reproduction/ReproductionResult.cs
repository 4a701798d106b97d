namespace Glassbox.Cli.Reproduction;

/// <summary>How the reproduction of a published result went.</summary>
internal sealed record ReproductionResult
{
    public required ReproductionRequest Request { get; init; }

    /// <summary>Of the seeds that are finished.</summary>
    public required IReadOnlyList<SeedResult> Seeds { get; init; }

    /// <summary>Whether there are seeds that are not: it was stopped, or time was up.</summary>
    public bool IsStopped => Seeds.Count < Request.Seeds;

    /// <summary>The time it was estimated to take, in seconds.</summary>
    public required double EstimatedSeconds { get; init; }

    /// <summary>The mean error in percent; NaN where no seed is finished.</summary>
    public double Mean => Seeds.Count == 0 ? double.NaN : Seeds.Average(seed => seed.Error);

    /// <summary>The standard deviation of the error over seeds, in percent; NaN of fewer than two.</summary>
    public double Deviation => Seeds.Count < 2 ? double.NaN : Math.Sqrt(Seeds.Sum(seed => (seed.Error - Mean) * (seed.Error - Mean)) / (Seeds.Count - 1));

    /// <summary>Whether the mean, as exact as what was published, is at or below it.</summary>
    public bool IsReached => Mean <= Request.Recipe.Published + 1e-9;

    /// <summary>Seeds whose network is not the one that was recorded.</summary>
    public IEnumerable<SeedResult> Different =>
        Request.IsValidation ? [] : Seeds.Where(seed => Request.Recipe.RecordedOf(seed.Seed) is { } recorded && recorded.Sha256 != seed.Sha256);
}
