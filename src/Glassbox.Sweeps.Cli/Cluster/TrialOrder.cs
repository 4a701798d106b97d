namespace Glassbox.Sweeps.Cli.Cluster;

/// <summary>A trial as a message: everything that determines its result.</summary>
[GenerateSerializer, Immutable]
internal sealed record TrialOrder
{
    [Id(0)]
    public required string[] Names { get; init; }

    [Id(1)]
    public required string[] Values { get; init; }

    [Id(2)]
    public required ulong Seed { get; init; }

    [Id(3)]
    public required string DataSha256 { get; init; }

    /// <summary>The number of epochs to train; 0 for the end.</summary>
    [Id(4)]
    public required int Until { get; init; }

    public static TrialOrder Of(Trial trial, string dataSha256, int until)
    {
        Setting[] settings = [.. trial.AllSettings];
        return new TrialOrder { Names = [.. settings.Select(s => s.Name)], Values = [.. settings.Select(s => s.Value)], Seed = trial.Seed, DataSha256 = dataSha256, Until = until };
    }

    /// <summary>Returns the trial, with the same key on every machine.</summary>
    public Trial ToTrial() => new SweepPlan(
        new SearchSpace(), new GridSearch(), [Seed], [.. Names.Zip(Values, (name, value) => new Setting(name, value))], dataSha256: DataSha256).Trials[0];
}
