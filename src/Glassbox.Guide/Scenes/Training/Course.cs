using Glassbox.Guide.Lab;
using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Scenes.Training;

/// <summary>One epoch of a run, from its start to the results of the finished network: all of it measured.</summary>
/// <param name="engine">The engine that trains it.</param>
/// <param name="name">The name of the run in the engine.</param>
/// <param name="settings">The training settings.</param>
public sealed class Course(Engine engine, string name, RunSettings settings)
{
    private readonly List<(double Seen, double Error)> errors = [];
    private readonly List<(double Seen, double Accuracy)> accuracies = [];

    /// <summary>The training settings.</summary>
    public RunSettings Settings => settings;

    /// <summary>The mean error of the digits in each burst.</summary>
    public IReadOnlyList<(double Seen, double Error)> Errors => errors;

    /// <summary>The accuracy in each burst, with each digit predicted before it was learned.</summary>
    public IReadOnlyList<(double Seen, double Accuracy)> Accuracies => accuracies;

    /// <summary>The progress of the run.</summary>
    public RunReport Report { get; private set; } = new();

    /// <summary>The parameters, in the layout of <see cref="Network.Parameters"/>.</summary>
    public float[] Parameters { get; private set; } = [];

    /// <summary>The largest absolute weighted sum so far; only runs with switches compute it.</summary>
    public double LargestSum { get; private set; }

    /// <summary>The results of the finished network on the 10 000 test digits; null before the end.</summary>
    public EvaluationResult? Test { get; private set; }

    /// <summary>The results of the finished network on the digits it was trained on; null if not requested.</summary>
    public EvaluationResult? Again { get; private set; }

    /// <summary>Whether training is finished: the epoch is over, or a problem has stopped it.</summary>
    public bool IsOver => Report.Samples >= settings.Count || Report.Problem is not null;

    /// <summary>Starts the run.</summary>
    public async Task BeginAsync() => Parameters = (await engine.BeginAsync(name, settings)).Parameters;

    /// <summary>Trains on some more digits.</summary>
    /// <param name="digits">The number of digits, at least 1.</param>
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

    /// <summary>Evaluates the network on the test digits.</summary>
    public async Task TestAsync() => Test = await engine.TestAsync(name, DigitSet.Test, DigitSet.Test.Size());

    /// <summary>Evaluates the network on the digits it was trained on.</summary>
    public async Task AskAgainAsync() => Again = await engine.TestAsync(name, DigitSet.Training, settings.Count);
}
