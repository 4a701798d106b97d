using Glassbox.Guide.Lab;
using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Scenes.Training;

/// <summary>One epoch of a run, from its beginning to what its network says in the end: all of it measured.</summary>
/// <param name="engine">Trains it.</param>
/// <param name="name">The run's name there.</param>
/// <param name="settings">How.</param>
public sealed class Course(Engine engine, string name, RunSettings settings)
{
    private readonly List<(double Seen, double Error)> errors = [];
    private readonly List<(double Seen, double Accuracy)> accuracies = [];

    /// <summary>How it trains.</summary>
    public RunSettings Settings => settings;

    /// <summary>The mean error of the digits of each burst.</summary>
    public IReadOnlyList<(double Seen, double Error)> Errors => errors;

    /// <summary>The fraction of the digits of each burst that was answered rightly, each before anything was learned from it.</summary>
    public IReadOnlyList<(double Seen, double Accuracy)> Accuracies => accuracies;

    /// <summary>Where the run stands.</summary>
    public RunReport Report { get; private set; } = new();

    /// <summary>As <see cref="Network.Parameters"/>.</summary>
    public float[] Parameters { get; private set; } = [];

    /// <summary>The largest size of a weighted sum that came up; only runs with switches look.</summary>
    public double LargestSum { get; private set; }

    /// <summary>What the finished network says to the 10 000 test digits; null before the end.</summary>
    public EvaluationResult? Test { get; private set; }

    /// <summary>What the finished network says to the digits that it learned from; null where nobody has asked.</summary>
    public EvaluationResult? Again { get; private set; }

    /// <summary>Whether there is nothing left to learn: the epoch is over, or something has stopped it.</summary>
    public bool IsOver => Report.Samples >= settings.Count || Report.Problem is not null;

    /// <summary>Begins it.</summary>
    public async Task BeginAsync() => Parameters = (await engine.BeginAsync(name, settings)).Parameters;

    /// <summary>Trains on some more digits.</summary>
    /// <param name="digits">How many, at least 1.</param>
    public async Task AdvanceAsync(int digits)
    {
        RunReport before = Report;
        RunState state = await engine.AdvanceAsync(name, digits);
        (Report, Parameters) = (state.Report, state.Parameters);
        LargestSum = Math.Max(LargestSum, Report.LargestSum);
        int done = Report.Samples - before.Samples;
        if (done == 0) return;
        errors.Add((Report.Samples, ((Report.MeanSquaredError * Report.Samples) - (before.MeanSquaredError * before.Samples)) / done));
        accuracies.Add((Report.Samples, ((Report.RunningAccuracy * Report.Samples) - (before.RunningAccuracy * before.Samples)) / done));
    }

    /// <summary>Asks its network about the test digits.</summary>
    public async Task TestAsync() => Test = await engine.TestAsync(name, DigitSet.Test, DigitSet.Test.Size());

    /// <summary>Asks its network about the digits that it learned from.</summary>
    public async Task AskAgainAsync() => Again = await engine.TestAsync(name, DigitSet.Training, settings.Count);
}
