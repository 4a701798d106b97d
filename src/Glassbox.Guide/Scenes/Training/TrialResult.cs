using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Scenes.Training;

/// <summary>What a trial has come to.</summary>
/// <remarks>One epoch, and then the finished network is asked.</remarks>
public sealed class TrialResult
{
    private readonly List<(double Seen, double Accuracy)> latest = [];

    /// <summary>The fraction answered rightly while learning, in each burst.</summary>
    public IReadOnlyList<(double Seen, double Accuracy)> Latest => latest;

    /// <summary>Where the run stands.</summary>
    public RunReport Report { get; private set; } = new();

    /// <summary>The SHA-256 of its parameters.</summary>
    public string Sha { get; private set; } = "";

    /// <summary>What the finished network says to the 10 000 test digits; null before the end.</summary>
    public EvaluationResult? Test { get; private set; }

    /// <summary>What the finished network says to the digits that it learned from; null before the end.</summary>
    public EvaluationResult? Again { get; private set; }

    /// <summary>Runs a trial.</summary>
    /// <param name="engine">Trains it.</param>
    /// <param name="name">The run's name there.</param>
    /// <param name="settings">How.</param>
    /// <param name="changed">More is known.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task RunAsync(Engine engine, string name, RunSettings settings, Action changed, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(changed);
        RunState state = await engine.BeginAsync(name, settings);
        int burst = settings.Count / 20;
        while (Report.Samples < settings.Count && Report.Problem is null)
        {
            cancellation.ThrowIfCancellationRequested();
            RunReport before = Report;
            state = await engine.AdvanceAsync(name, burst);
            Report = state.Report;
            double right = (Report.RunningAccuracy * Report.Samples) - (before.RunningAccuracy * before.Samples);
            latest.Add((Report.Samples, right / Math.Max(1, Report.Samples - before.Samples)));
            changed();
        }

        Network network = NetworkOf.Parameters(settings.Hidden, state.Parameters);
        Sha = network.ParametersSha256();
        Test = await engine.TestAsync(name, Lab.DigitSet.Test, 10_000);
        Again = await engine.TestAsync(name, Lab.DigitSet.Training, settings.Count);
        changed();
    }
}
