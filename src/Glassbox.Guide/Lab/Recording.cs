using Glassbox.Guide.Worker;
using Glassbox.Reference;

namespace Glassbox.Guide.Lab;

/// <summary>
/// The main job, recorded for animations: its first digits one by one with every number, learned here in double precision; then the network
/// at growing intervals, as trained by the engine in the background.
/// </summary>
public sealed class Recording
{
    /// <summary>The number of digits that are learned here, one by one.</summary>
    public const int Followed = 64;

    private const int Pixels = 784;
    private readonly IDigits digits;
    private readonly ReferenceNetwork followed;
    private readonly double[] start; // [20, 784]
    private readonly List<RecordedStep> steps = [];
    private readonly List<RecordedState> states = [];

    /// <summary>Initializes a recording from an untrained network.</summary>
    /// <param name="digits">The digits; the first training digits must be loaded before they are learned.</param>
    /// <param name="network">A network with 784 inputs, one hidden layer and 10 outputs.</param>
    public Recording(IDigits digits, Network network)
    {
        this.digits = digits;
        followed = ReferenceNetwork.From(network);
        Start = ReferenceNetwork.From(network);
        start = followed.Weights[0].Values.ToArray();
        Keep(0);
    }

    /// <summary>The network before the first digit.</summary>
    public ReferenceNetwork Start { get; }

    /// <summary>The number of hidden neurons.</summary>
    public int Hidden => followed.Weights[0].Rows;

    /// <summary>The digits learned here, in order.</summary>
    public IReadOnlyList<RecordedStep> Steps => steps;

    /// <summary>The states of the network, in order: the start, then after each digit learned here, then at growing intervals.</summary>
    public IReadOnlyList<RecordedState> States => states;

    /// <summary>Which digits were predicted correctly, as reported by the engine.</summary>
    public AnswerLog Answers { get; } = new();

    /// <summary>The number of digits seen by the last state.</summary>
    public long Seen => states[^1].Seen;

    /// <summary>Learns the first digits here, as far as they are requested and loaded.</summary>
    /// <param name="count">The total number; at most <see cref="Followed"/>.</param>
    public void Follow(int count)
    {
        while (steps.Count < Math.Min(count, Followed) && digits.Has(DigitSet.Training, steps.Count))
        {
            int index = steps.Count;
            steps.Add(new RecordedStep(followed, index, digits.Pixels(DigitSet.Training, index), digits.Label(DigitSet.Training, index)));
            Keep(index + 1);
        }
    }

    /// <summary>Replaces the recorded hidden weights with those that other code computed.</summary>
    /// <param name="state">The index in <see cref="States"/>.</param>
    /// <param name="change">[hidden, 784] The hidden weights minus their initial values.</param>
    internal void Replace(int state, float[] change)
    {
        RecordedState of = states[state];
        states[state] = new RecordedState(of.Seen, of.Correct, change, of.OutputWeights, of.HiddenBiases, of.OutputBiases);
    }

    /// <summary>Adds a state trained by the engine. States of digits already learned here are ignored.</summary>
    /// <param name="seen">The number of digits seen, over all epochs.</param>
    /// <param name="correct">The number of them that were predicted correctly before each was learned.</param>
    /// <param name="parameters">The parameters, in the layout of <see cref="Network.Parameters"/>: for each layer weights [inputs, outputs], then biases.</param>
    public void Add(long seen, long correct, ReadOnlySpan<float> parameters)
    {
        if (seen <= Followed) return;
        Follow(Followed);
        if (seen <= Seen) return;
        int hidden = Hidden;
        float[] change = new float[hidden * Pixels];
        for (int pixel = 0; pixel < Pixels; pixel++)
            for (int h = 0; h < hidden; h++)
                change[(h * Pixels) + pixel] = (float)(parameters[(pixel * hidden) + h] - start[(h * Pixels) + pixel]);
        ReadOnlySpan<float> rest = parameters[(hidden * Pixels)..];
        float[] hiddenBiases = rest[..hidden].ToArray(), outputWeights = new float[10 * hidden];
        rest = rest[hidden..];
        for (int h = 0; h < hidden; h++)
            for (int o = 0; o < 10; o++)
                outputWeights[(o * hidden) + h] = rest[(h * 10) + o];
        states.Add(new RecordedState(seen, correct, change, outputWeights, hiddenBiases, rest[(hidden * 10)..].ToArray()));
    }

    /// <summary>Returns the index in <see cref="States"/> of the last state at or before a number of digits.</summary>
    public int StateBefore(double seen)
    {
        int low = 0, high = states.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (states[middle].Seen <= seen) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    /// <summary>
    /// Returns the parameters of a state in the layout of <see cref="Network.Parameters"/>: for each layer weights [inputs, outputs], then
    /// biases.
    /// </summary>
    /// <param name="state">The index in <see cref="States"/>.</param>
    public float[] ParametersAt(int state)
    {
        RecordedState of = states[state];
        int hidden = Hidden;
        float[] parameters = new float[(Pixels * hidden) + hidden + (10 * hidden) + 10];
        for (int h = 0; h < hidden; h++)
            for (int pixel = 0; pixel < Pixels; pixel++)
                parameters[(pixel * hidden) + h] = (float)(start[(h * Pixels) + pixel] + of.Change[(h * Pixels) + pixel]);
        Span<float> rest = parameters.AsSpan(Pixels * hidden);
        of.HiddenBiases.CopyTo(rest);
        rest = rest[hidden..];
        for (int h = 0; h < hidden; h++)
            for (int o = 0; o < 10; o++)
                rest[(h * 10) + o] = of.OutputWeights[(o * hidden) + h];
        of.OutputBiases.CopyTo(rest[(10 * hidden)..]);
        return parameters;
    }

    /// <summary>Returns the fraction of correct predictions among the last digits, 0 to 1.</summary>
    /// <param name="seen">The number of digits seen.</param>
    /// <param name="window">The minimum number of digits to average over; fewer if fewer were seen.</param>
    public double ShareRight(double seen, int window = 500)
    {
        int last = StateBefore(seen);
        RecordedState to = states[last];
        if (to.Seen == 0) return 0;
        int first = StateBefore(Math.Max(0, to.Seen - window));
        RecordedState from = states[Math.Min(first, last - 1)];
        return (double)(to.Correct - from.Correct) / (to.Seen - from.Seen);
    }

    private void Keep(int seen)
    {
        float[] change = new float[start.Length];
        ReadOnlySpan<double> now = followed.Weights[0].Values;
        for (int i = 0; i < change.Length; i++) change[i] = (float)(now[i] - start[i]);
        long correct = steps.Count(step => step.Guess == step.Label);
        states.Add(new RecordedState(seen, correct, change, Narrow(followed.Weights[1].Values), Narrow(followed.Biases[0].Values), Narrow(followed.Biases[1].Values)));
    }

    private static float[] Narrow(ReadOnlySpan<double> values)
    {
        float[] narrow = new float[values.Length];
        for (int i = 0; i < narrow.Length; i++) narrow[i] = (float)values[i];
        return narrow;
    }
}
