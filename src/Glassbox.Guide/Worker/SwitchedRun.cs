using System.Diagnostics;

namespace Glassbox.Guide.Worker;

/// <summary>A run of the program with switches, for settings that the library's engine does not support, because they are bugs.</summary>
internal sealed class SwitchedRun : IRun
{
    private readonly Dataset digits;
    private readonly RunSettings settings;
    private readonly SwitchedProgram program;
    private readonly int[] order; // of the digits in this epoch
    private RunReport report = new();
    private int correct;
    private double squaredErrors, losses; // summed over the digits of this epoch

    public SwitchedRun(Dataset digits, RunSettings settings)
    {
        this.digits = digits;
        this.settings = settings;
        BugSwitches bugs = settings.Bugs | (settings.Biases ? BugSwitches.None : BugSwitches.NoBias);
        Architecture shape = bugs.HasFlag(BugSwitches.LabelAsAmount) ? NetworkFactory.AmountShape(settings.Hidden) : NetworkFactory.Shape(settings.Hidden);
        program = new SwitchedProgram(new Network(shape, settings.Seed), Written(settings.LearningRate), bugs);
        order = new int[digits.Count];
    }

    public RunState State => new(report, program.Parameters());

    public RunState Advance(int samples, bool tellsAnswers = false)
    {
        if (report.Problem is not null)
        {
            report = report with { Answered = 0 };
            return State;
        }

        var right = new AnswerBits(tellsAnswers ? samples : 0);
        long begun = Stopwatch.GetTimestamp();
        if (report.Epoch == 0 || report.Samples == order.Length) BeginEpoch();
        int taken = report.Samples, end = (int)Math.Min(order.Length, (long)taken + samples), saturated = 0, flipped = 0;
        double largestSum = 0;
        string? problem = null;
        for (int count = 1; taken < end; count++)
        {
            int digit = order[taken], label = digits.Label(digit);
            program.Forward(digits.Pixels(digit));
            largestSum = Math.Max(largestSum, program.LargestSum);
            if (!double.IsFinite(program.SquaredError(label)))
            {
                problem = $"Update {report.Step + count}: the outputs are no longer numbers. The update was not made.";
                break;
            }

            taken++;
            saturated += program.Saturated;
            squaredErrors += program.SquaredError(label);
            losses += program.CrossEntropy(label);
            bool isRight = program.Answer() == label;
            if (isRight) correct++;
            if (tellsAnswers) right.Add(isRight);
            program.Learn(label);
            flipped += program.Flipped;
        }

        int done = taken - report.Samples;
        report = report with
        {
            Step = report.Step + done,
            Samples = taken,
            MeanSquaredError = squaredErrors / Math.Max(1, taken),
            MeanLoss = losses / Math.Max(1, taken),
            RunningAccuracy = (double)correct / Math.Max(1, taken),
            SamplesPerSecond = done / Math.Max(1e-6, Stopwatch.GetElapsedTime(begun).TotalSeconds),
            LargestSum = largestSum,
            Saturated = (double)saturated / Math.Max(1, done * program.Hidden),
            Flipped = (double)flipped / Math.Max(1, done * program.Hidden),
            Problem = problem,
            Answered = right.Count,
        };
        return State with { Right = right.ToArray() };
    }

    public EvaluationResult Test(Dataset digits)
    {
        int right = 0;
        double errors = 0;
        byte[] answers = new byte[digits.Count];
        for (int digit = 0; digit < digits.Count; digit++)
        {
            int label = digits.Label(digit);
            program.Forward(digits.Pixels(digit));
            int answer = program.Answer();
            answers[digit] = EvaluationResult.Packed(answer);
            if (answer == label) right++;
            errors += program.SquaredError(label);
        }

        return new EvaluationResult
        {
            Count = digits.Count,
            Accuracy = (double)right / digits.Count,
            MeanSquaredError = errors / digits.Count,
            Worst = [],
            Answers = answers,
        };
    }

    private void BeginEpoch()
    {
        report = report with { Epoch = report.Epoch + 1, Samples = 0 };
        (correct, squaredErrors, losses) = (0, 0, 0);
        settings.Options.DrawOrder(report.Epoch, order);
        if (settings.IsSorted) Array.Sort([.. order.Select(i => (digits.Label(i) * order.Length) + i)], order);
    }

    /// <summary>Converts to the decimal number that the reader entered: 0.01f becomes 0.01, as in the reference implementation.</summary>
    private static double Written(float number) => (double)(decimal)number;
}
