using System.Diagnostics;

namespace Glassbox.Guide.Worker;

/// <summary>A run of the library's own engine.</summary>
internal sealed class EngineRun : IRun
{
    private readonly Trainer trainer;
    private RunReport report = new();

    public EngineRun(Dataset digits, RunSettings settings)
    {
        var network = new Network(NetworkOf.Shape(settings.Hidden), settings.Seed);
        trainer = new Trainer(network, digits, settings.Options);
    }

    public RunState State => new(report, trainer.Network.Parameters.ToArray());

    public RunState Advance(int samples)
    {
        if (report.Problem is not null) return State;
        try
        {
            long begun = Stopwatch.GetTimestamp(), before = report.Step;
            TrainingReport now = trainer.Steps(1, samples).First();
            report = new RunReport
            {
                Epoch = now.Epoch,
                Step = now.Step,
                Samples = now.Samples,
                MeanSquaredError = now.MeanSquaredError,
                MeanLoss = now.MeanLoss,
                RunningAccuracy = now.RunningAccuracy,
                SamplesPerSecond = (now.Step - before) / Math.Max(1e-6, Stopwatch.GetElapsedTime(begun).TotalSeconds),
            };
        }
        catch (TrainingDivergedException fault)
        {
            report = report with { Problem = fault.Message };
        }

        return State;
    }
}
