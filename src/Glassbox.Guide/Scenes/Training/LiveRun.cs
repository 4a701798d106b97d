using Glassbox.Guide.Lab;
using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Scenes.Training;

/// <summary>A training run that the reader watches: its current state and its history.</summary>
/// <param name="engine">The engine that trains it.</param>
/// <param name="name">The name of the run in the engine.</param>
/// <param name="settings">The training settings.</param>
public sealed class LiveRun(Engine engine, string name, RunSettings settings)
{
    /// <summary>The number of epochs.</summary>
    public const int Epochs = Defaults.Epochs;

    private readonly List<Snapshot> snapshots = [];
    private readonly List<(double Seen, double Accuracy)> tests = [];
    private RunReport counted = new(); // the report at the last snapshot

    /// <summary>The training settings.</summary>
    public RunSettings Settings => settings;

    /// <summary>Whether the run has started.</summary>
    public bool IsBegun => snapshots.Count > 0;

    /// <summary>The current state.</summary>
    public RunState State { get; private set; } = new(new RunReport(), []);

    /// <summary>The number of digits seen, over all epochs.</summary>
    public long Seen { get; private set; }

    /// <summary>The number of digits in all epochs.</summary>
    public long All => (long)Epochs * settings.Count;

    /// <summary>Whether all epochs are finished.</summary>
    public bool IsDone => Seen == All;

    /// <summary>The snapshots: at the start, every 100 of the first 1 000 digits, then every 1 000.</summary>
    public IReadOnlyList<Snapshot> Snapshots => snapshots;

    /// <summary>The accuracy on the 10 000 test digits, by digits seen.</summary>
    public IReadOnlyList<(double Seen, double Accuracy)> Tests => tests;

    /// <summary>The number of digits until the next snapshot.</summary>
    public int ToSnapshot => (int)(Seen < 1_000 ? 100 - (Seen % 100) : 1_000 - (Seen % 1_000));

    /// <summary>Starts the run with the initial network of its seed.</summary>
    public async Task BeginAsync()
    {
        State = await engine.BeginAsync(name, settings);
        Keep();
        await TestAsync();
    }

    /// <summary>Trains on some more digits, at most to the next snapshot.</summary>
    /// <param name="digits">The number of digits, at least 1.</param>
    public async Task AdvanceAsync(int digits)
    {
        if (!IsBegun) await BeginAsync();
        RunReport before = State.Report;
        State = await engine.AdvanceAsync(name, Math.Min(digits, ToSnapshot));
        Seen += State.Report.Samples - (State.Report.Epoch == before.Epoch ? before.Samples : 0);
        if (snapshots[^1].Seen == Seen) return;
        if (Seen % 1_000 == 0 || (Seen < 1_000 && Seen % 100 == 0) || State.Report.Problem is not null) Keep();
        if (Seen is 1_000 or 2_000 or 5_000 || Seen % 10_000 == 0) await TestAsync();
    }

    private void Keep()
    {
        RunReport now = State.Report;
        int before = now.Epoch == counted.Epoch ? counted.Samples : 0;
        double digits = Math.Max(1, now.Samples - before);
        snapshots.Add(new Snapshot(
            Seen, now, State.Parameters,
            RecentError: ((now.MeanSquaredError * now.Samples) - (before == 0 ? 0 : counted.MeanSquaredError * before)) / digits,
            RecentAccuracy: ((now.RunningAccuracy * now.Samples) - (before == 0 ? 0 : counted.RunningAccuracy * before)) / digits));
        counted = now;
    }

    private async Task TestAsync()
    {
        Network network = NetworkFactory.FromParameters(settings.Hidden, State.Parameters);
        tests.Add((Seen, (await engine.EvaluateAsync(network, DigitSet.Test, DigitSet.Test.Size())).Accuracy));
    }
}
