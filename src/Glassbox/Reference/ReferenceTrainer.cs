using Glassbox.Inference;
using Glassbox.Training;

namespace Glassbox.Reference;

/// <summary>Trains a reference network as <see cref="Trainer"/> trains a network: with the same samples in the same order.</summary>
/// <remarks>Uses one thread, whatever the options say. Keeps every intermediate value of every sample of a batch.</remarks>
public sealed class ReferenceTrainer : TrainerBase<double>
{
    private readonly Dataset dataset;
    private readonly LossFormula loss;
    private readonly ForwardState[] states; // one per sample of a batch
    private readonly SampleRules? rules;
    private readonly Step step;

    /// <summary>Initializes a trainer.</summary>
    /// <param name="network">The network to train; its weights and biases are changed in place.</param>
    /// <param name="dataset">The training samples.</param>
    /// <param name="options">The training options; those of the video by default.</param>
    /// <param name="order">When the weights change within a step; the textbook's order by default.</param>
    /// <exception cref="ArgumentException">The arguments do not fit together, or an option is out of range; the message says why.</exception>
    public ReferenceTrainer(
        ReferenceNetwork network, Dataset dataset, TrainingOptions? options = null, UpdateOrder order = UpdateOrder.Textbook)
        : base((network ?? throw new ArgumentNullException(nameof(network))).Architecture, dataset, options)
    {
        options ??= TrainingOptions.Default;
        Network = network;
        Order = order;
        this.dataset = dataset;
        loss = LossFormula.For(options.Loss);
        states = [.. Enumerable.Range(0, BatchSize).Select(_ => new ForwardState(network))];
        rules = SampleRules.For(options, dataset);
        step = new Step(network, options, order);
    }

    /// <summary>The network being trained.</summary>
    public ReferenceNetwork Network { get; }

    /// <summary>When the weights change within a step.</summary>
    public UpdateOrder Order { get; }

    private protected override Totals Totals { get; set; }

    private protected override ref int IsBeingTrained => ref Network.IsBeingTrained;

    private protected override IReadOnlyList<double[]> Parameters =>
        [.. Network.Weights.Zip(Network.Biases).SelectMany(layer => (double[][])[layer.First.Values, layer.Second.Values])];

    private protected override IReadOnlyDictionary<string, IReadOnlyList<double[]>> OptimizerBuffers => step.Buffers;

    private protected override void ParametersChanged()
    {
        // Nothing is cached here.
    }

    private protected override void StateRestored(long steps) => step.Count = steps;

    private protected override int Train(ReadOnlySpan<int> samples, float rate)
    {
        if (rules is not null) rules.Epoch = Epoch;
        for (int start = 0; start < samples.Length; start += BatchSize)
        {
            ReadOnlySpan<int> batch = samples.Slice(start, Math.Min(BatchSize, samples.Length - start));
            ReadOnlySpan<ForwardState> sent = states.AsSpan(0, batch.Length);
            for (int s = 0; s < batch.Length; s++)
            {
                if (rules is null) sent[s].Read(dataset, batch[s]);
                else sent[s].Read(dataset, batch[s], rules);
                sent[s].Forward();
            }

            if (FaultySums(sent) is >= 0 and int layer) return layer;
            for (int s = 0; s < batch.Length; s++)
            {
                Totals sample = Count(dataset, IsBinary, sent[s], batch[s]);
                Totals += sample;
                if (dataset.HasClasses || IsBinary) Answered?.Invoke(batch[s], sample.Correct > 0);
            }

            step.Run(sent, rate);
        }

        return -1;
    }

    private protected override ValidationReport Validate(Dataset samples)
    {
        bool isBinary = Network.Architecture.IsBinaryFor(samples);
        WeightedTotals totals = default;
        for (int sample = 0; sample < samples.Count; sample++)
        {
            states[0].ReadUnchanged(samples, sample);
            states[0].Forward();
            totals += WeightedTotals.Of(samples, sample, Count(samples, isBinary, states[0], sample));
        }

        return totals.Report(samples, samples.HasClasses || isBinary);
    }

    private protected override int FaultySums(ReadOnlySpan<int> samples)
    {
        foreach (int sample in samples)
        {
            states[0].ReadUnchanged(dataset, sample);
            states[0].Forward();
            if (FaultySums(states.AsSpan(0, 1)) is >= 0 and int layer) return layer;
        }

        return -1;
    }

    private protected override int FaultyParameters()
    {
        for (int layer = 0; layer < Network.Weights.Count; layer++)
            if (!AllFinite(Network.Weights[layer].Values) || !AllFinite(Network.Biases[layer].Values)) return layer;
        return -1;
    }

    private Totals Count(Dataset dataset, bool isBinary, ForwardState sample, int place)
    {
        (double[] sums, double[] outputs) = (sample.Sums[^1], sample.Activations[^1]);
        bool isRight = dataset.HasClasses
            ? outputs.ArgMax() == dataset.Label(place)
            : isBinary && Classification.FromProbability(outputs[0]) == sample.Targets[0];
        return new Totals(1, isRight ? 1 : 0, loss.Value(sums, outputs, sample.Targets), SquaredErrors(outputs, sample.Targets));
    }

    private static double SquaredErrors(double[] outputs, double[] targets)
    {
        double sum = 0;
        for (int o = 0; o < outputs.Length; o++) sum += (outputs[o] - targets[o]) * (outputs[o] - targets[o]);
        return sum;
    }

    private int FaultySums(ReadOnlySpan<ForwardState> batch)
    {
        for (int layer = 0; layer < Network.Weights.Count; layer++)
            foreach (ForwardState sample in batch)
                if (!AllFinite(sample.Sums[layer])) return layer;
        return -1;
    }

    private static bool AllFinite(double[] values) => Array.TrueForAll(values, double.IsFinite);
}
