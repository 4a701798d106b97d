using System.Diagnostics;

namespace Glassbox.Guide.Worker;

/// <summary>A training run with the library's engine.</summary>
internal sealed class EngineRun : IRun
{
    private readonly Trainer trainer;
    private readonly int batch;
    private RunReport report = new();

    public EngineRun(Dataset digits, RunSettings settings)
    {
        batch = settings.Batch;
        var network = new Network(NetworkFactory.Shape(settings.Hidden), settings.Seed);
        trainer = new Trainer(network, digits, settings.Options);
    }

    public RunState State => new(report, trainer.Network.Parameters.ToArray());

    public RunState Advance(int samples, bool tellsAnswers = false)
    {
        if (report.Problem is not null)
        {
            report = report with { Answered = 0 };
            return State;
        }

        var right = new AnswerBits(tellsAnswers && batch == 1 ? samples : 0);
        try
        {
            long begun = Stopwatch.GetTimestamp();
            int before = report.Samples;
            trainer.Answered = right.Capacity > 0 ? (_, isRight) => right.Add(isRight) : null;
            TrainingReport now = trainer.Advance(Math.Max(1, samples / batch));
            report = new RunReport
            {
                Epoch = now.Epoch,
                Step = now.Step,
                Samples = now.Samples,
                MeanSquaredError = now.MeanSquaredError,
                MeanLoss = now.MeanLoss,
                RunningAccuracy = now.RunningAccuracy,
                Answered = right.Count,
                SamplesPerSecond = (now.Samples - (now.Epoch == report.Epoch ? before : 0)) / Math.Max(1e-6, Stopwatch.GetElapsedTime(begun).TotalSeconds),
            };
        }
        catch (TrainingDivergedException fault)
        {
            report = report with { Answered = right.Count, Problem = fault.Message };
        }

        return State with { Right = right.ToArray() };
    }

    public EvaluationResult Test(Dataset digits)
    {
        Evaluation evaluation = trainer.Network.Evaluate(digits);
        return new EvaluationResult
        {
            Count = digits.Count,
            Accuracy = evaluation.Accuracy,
            MeanSquaredError = evaluation.MeanSquaredError,
            Worst = [],
            Answers = [.. Enumerable.Range(0, digits.Count).Select(i => EvaluationResult.Packed(evaluation.Answer(i)))],
        };
    }
}
