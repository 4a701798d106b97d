using Glassbox.Guide.Widgets;
using Glassbox.Reference;

namespace Glassbox.Guide.Scenes.Debugger;

/// <summary>The numbers of one update for the picture, all from the reference implementation, and the values shown at full size.</summary>
internal sealed class UpdateNumbers
{
    public const int Pixels = 784, Outputs = 10;

    public UpdateNumbers(Session session)
    {
        Session = session;
        Trace trace = session.Trace, again = session.Again;
        double[] Of(Variable variable) => trace[variable.InTrace].Values;
        double[] Updated(Variable variable) => trace["updated " + variable.InTrace].Values;
        (Image, Label) = (Of(Variable.Image), session.Digit);
        (HiddenWeights, HiddenBiases, HiddenSums, Hidden) = (Of(Variable.HiddenWeights), Of(Variable.HiddenBiases), Of(Variable.HiddenSums), Of(Variable.Hidden));
        (OutputWeights, OutputBiases, OutputSums, Output) = (Of(Variable.OutputWeights), Of(Variable.OutputBiases), Of(Variable.OutputSums), Of(Variable.Output));
        (OutputDelta, HiddenError, HiddenDelta) = (Of(Variable.OutputDelta), Of(Variable.HiddenError), Of(Variable.HiddenDelta));
        (NewHiddenWeights, NewHiddenBiases) = (Updated(Variable.HiddenWeights), Updated(Variable.HiddenBiases));
        (NewOutputWeights, NewOutputBiases) = (Updated(Variable.OutputWeights), Updated(Variable.OutputBiases));
        BackWeights = session.Script.Order == UpdateOrder.Video ? NewOutputWeights : OutputWeights;
        (Error, IsRight, Guess) = (trace.MeanSquaredError, Of(Variable.Correct)[0] == 1, Telling.Answer(trace));
        (AgainHiddenSums, AgainHidden) = (again[Variable.HiddenSums.InTrace].Values, again[Variable.Hidden.InTrace].Values);
        (AgainOutputSums, AgainOutput, AgainError) = (again[Variable.OutputSums.InTrace].Values, again.Outputs.Values, again.MeanSquaredError);
        Count = Hidden.Length;
        Slope = [.. Hidden.Select(h => h * (1 - h))];
        MostBlamed = Strongest(HiddenDelta);
        MostOff = Strongest(OutputDelta);
        FirstInk = Math.Max(0, Array.FindIndex(Image, ink => ink > 0.3) is >= 0 and int place ? place : Array.FindIndex(Image, ink => ink > 0));
        FullWeight = Paint.Usual(HiddenWeights);
        (MostSum, MostOutputSum) = (Largest(HiddenSums, AgainHiddenSums), Largest(OutputSums, AgainOutputSums));
        (MostError, MostDelta, MostOutputDelta) = (Largest(HiddenError), Largest(HiddenDelta), Largest(OutputDelta));
        for (int i = 0; i < OutputWeights.Length; i++)
        {
            (int output, int hidden) = (i / Count, i % Count);
            MostSignal = Math.Max(MostSignal, Math.Abs(OutputWeights[i] * Hidden[hidden]));
            MostBlame = Math.Max(MostBlame, Math.Abs(BackWeights[i] * OutputDelta[output]));
            MostStep = Math.Max(MostStep, Math.Abs(OutputDelta[output] * Hidden[hidden]));
        }
    }

    public Session Session { get; }

    public int Count { get; }

    public int Label { get; }

    public int Guess { get; }

    public bool IsRight { get; }

    public double Error { get; }

    public double AgainError { get; }

    public double[] Image { get; }

    public double[] HiddenWeights { get; }

    public double[] HiddenBiases { get; }

    public double[] HiddenSums { get; }

    public double[] Hidden { get; }

    /// <summary>[outputs, hidden]</summary>
    public double[] OutputWeights { get; }

    public double[] OutputBiases { get; }

    public double[] OutputSums { get; }

    public double[] Output { get; }

    public double[] OutputDelta { get; }

    /// <summary>[outputs, hidden] The weights through which the errors are propagated back: in the video's order, they are already updated.</summary>
    public double[] BackWeights { get; }

    /// <summary>[hidden] The errors propagated back, before the derivative is applied.</summary>
    public double[] HiddenError { get; }

    /// <summary>[hidden] The derivative, h (1 − h).</summary>
    public double[] Slope { get; }

    public double[] HiddenDelta { get; }

    public double[] NewHiddenWeights { get; }

    public double[] NewHiddenBiases { get; }

    public double[] NewOutputWeights { get; }

    public double[] NewOutputBiases { get; }

    public double[] AgainHiddenSums { get; }

    public double[] AgainHidden { get; }

    public double[] AgainOutputSums { get; }

    public double[] AgainOutput { get; }

    /// <summary>The hidden neuron with the largest delta: the one most relevant to this digit.</summary>
    public int MostBlamed { get; }

    /// <summary>The output with the largest error.</summary>
    public int MostOff { get; }

    /// <summary>The first pixel with clearly visible ink.</summary>
    public int FirstInk { get; }

    /// <summary>The hidden weight shown in full color.</summary>
    public double FullWeight { get; }

    public double MostSum { get; }

    public double MostOutputSum { get; }

    public double MostError { get; }

    public double MostDelta { get; }

    public double MostOutputDelta { get; }

    public double MostSignal { get; } = 1e-12;

    public double MostBlame { get; } = 1e-12;

    /// <summary>The largest product of an output's delta and a hidden activation.</summary>
    public double MostStep { get; } = 1e-12;

    /// <summary>The magnification of hidden weight changes that makes them visible on the scale of the weights.</summary>
    public double TimesWeights => Times(FullWeight, Session.Rate * MostDelta);

    public double Signal(int output, int hidden) => OutputWeights[(output * Count) + hidden] * Hidden[hidden];

    public double Blame(int output, int hidden) => BackWeights[(output * Count) + hidden] * OutputDelta[output];

    /// <summary>Returns the ratio of two numbers, rounded to two significant digits.</summary>
    public static double Times(double whole, double part)
    {
        if (part <= 0) return 0;
        double times = whole / part;
        if (times < 10) return Math.Round(times, 1);
        double unit = Math.Pow(10, Math.Floor(Math.Log10(times)) - 1);
        return Math.Round(times / unit) * unit;
    }

    private static int Strongest(double[] values)
    {
        double most = Paint.Largest(values);
        return Math.Max(0, Array.FindIndex(values, value => Math.Abs(value) == most));
    }

    private static double Largest(params ReadOnlySpan<double[]> arrays)
    {
        double most = 1e-12;
        foreach (double[] array in arrays) most = Math.Max(most, Paint.Largest(array));
        return most;
    }
}
