using Glassbox.Reference;

namespace Glassbox.Guide.Scenes.Debugger;

/// <summary>The timeline: when each line of the program executes, and when each step of the script is complete, in seconds without detours.</summary>
internal sealed class ActTimes
{
    public const double Begin = 0.3;
    private const int Count = (int)Act.Again + 1;
    private static readonly double[] lengths = [2, 2.4, 4.8, 2.6, 3.4, 2.4, 2.9, 2.4, 2.4, 5.6, 3.6, 2.2, 4, 2.2, 5.2];
    private readonly double[] from = new double[Count];
    private readonly double[] done;

    public ActTimes(Script script)
    {
        Order = [.. Enum.GetValues<Act>()];
        if (script.Order == UpdateOrder.Video)
            Order = [.. Order.Where(act => act < Act.HiddenDelta), Act.OutputWeights, Act.OutputBiases, Act.HiddenDelta, .. Order.Where(act => act > Act.OutputBiases)];
        double t = Begin;
        foreach (Act act in Order)
        {
            from[(int)act] = t;
            t += lengths[(int)act];
        }

        End = t;
        done = [.. script.Steps.Select(step => Done(step.Key))];
    }

    /// <summary>The lines in order.</summary>
    public Act[] Order { get; }

    /// <summary>The end of the last line.</summary>
    public double End { get; }

    /// <summary>The time at which each step of the script is complete.</summary>
    public ReadOnlySpan<double> StepsDone => done;

    public double From(Act act) => from[(int)act];

    public double To(Act act) => from[(int)act] + lengths[(int)act];

    /// <summary>Returns the index in <see cref="Order"/> of the line that executes at a time.</summary>
    public int PlaceAt(double t)
    {
        int place = 0;
        while (place + 1 < Count && t >= From(Order[place + 1])) place++;
        return place;
    }

    /// <summary>Returns the last step of the script that is complete at a time.</summary>
    public int StepAt(double t)
    {
        int step = 0;
        while (step + 1 < done.Length && done[step + 1] <= t + 1e-6) step++;
        return step;
    }

    /// <summary>Returns the line in which a step of the script is performed.</summary>
    public static Act ActOf(string key) => key switch
    {
        "start" or "image" => Act.Image,
        "label" => Act.Label,
        "hidden-sums" => Act.HiddenSums,
        "hidden" => Act.Hidden,
        "output-sums" => Act.OutputSums,
        "output" => Act.Output,
        "error" => Act.Error,
        "correct" => Act.Correct,
        "output-delta" => Act.OutputDelta,
        "hidden-error" or "hidden-delta" => Act.HiddenDelta,
        "output-weights" => Act.OutputWeights,
        "output-biases" => Act.OutputBiases,
        "hidden-weights" => Act.HiddenWeights,
        "hidden-biases" => Act.HiddenBiases,
        _ => Act.Again,
    };

    private double Done(string key) => key switch
    {
        "start" => 0,
        "hidden-error" => From(Act.HiddenDelta) + SentBack,
        "again-hidden-sums" => From(Act.Again) + AgainSums,
        "again-hidden" => From(Act.Again) + AgainHidden,
        "again-output-sums" => From(Act.Again) + AgainOutputSums,
        "again-output" => From(Act.Again) + AgainOutput,
        _ => To(ActOf(key)),
    };

    /// <summary>Seconds into <see cref="Act.HiddenDelta"/> at which all errors have arrived, before the derivative is applied.</summary>
    public const double SentBack = 3.1;

    /// <summary>Seconds into <see cref="Act.Again"/>.</summary>
    public const double AgainSums = 1.2, AgainHidden = 1.8, AgainOutputSums = 2.7, AgainOutput = 3.4;
}
