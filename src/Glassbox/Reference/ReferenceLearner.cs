using Glassbox.Training;

namespace Glassbox.Reference;

/// <summary>The twin as a training loop sees it.</summary>
internal sealed class ReferenceLearner : Learner
{
    private readonly ReferenceNetwork network;
    private readonly Dataset dataset;
    private readonly LossFormula loss;
    private readonly ForwardState[] states; // one for each sample of a batch
    private readonly Step step;
    private readonly Checkpoint<double> checkpoint;
    private readonly LossFormula squaredError = new MeanSquaredErrorFormula();
    private readonly bool isBinary;
    private int samples;
    private int correct;
    private double losses;
    private double squaredErrors; // of each sample, the mean over its outputs
    private long keptCount;

    public ReferenceLearner(ReferenceNetwork network, Dataset dataset, TrainingOptions options, UpdateOrder order)
    {
        this.network = network;
        this.dataset = dataset;
        loss = LossFormula.For(options.Loss);
        isBinary = network.Architecture.IsBinaryFor(dataset);
        BatchSize = Math.Min(options.BatchSize, dataset.Count);
        states = [.. Enumerable.Range(0, BatchSize).Select(_ => new ForwardState(network))];
        step = new Step(network, options.Loss, options.Optimizer, order);
        checkpoint = new Checkpoint<double>([.. network.Weights.Concat(network.Biases).Select(m => m.Values), .. step.State]);
    }

    public override int BatchSize { get; }

    public override bool HasAnswers => dataset.Classes > 0 || isBinary;

    public override Score Score => new(samples, correct, losses / samples, squaredErrors / samples);

    public override void BeginEpoch() => (samples, correct, losses, squaredErrors) = (0, 0, 0, 0);

    public override void ParametersChanged()
    {
        // Nothing is derived from them here.
    }

    public override int Run(ReadOnlySpan<int> samples)
    {
        for (int start = 0; start < samples.Length; start += BatchSize)
        {
            ReadOnlySpan<int> batch = samples.Slice(start, Math.Min(BatchSize, samples.Length - start));
            ReadOnlySpan<ForwardState> sent = states.AsSpan(0, batch.Length);
            for (int s = 0; s < batch.Length; s++)
            {
                sent[s].Read(dataset, batch[s]);
                sent[s].Forward();
            }

            if (FaultySums(sent) is >= 0 and int layer) return layer;
            for (int s = 0; s < batch.Length; s++) Count(sent[s], batch[s]);
            step.Run(sent);
        }

        return -1;
    }

    public override int FaultySums(ReadOnlySpan<int> samples)
    {
        foreach (int sample in samples)
        {
            states[0].Read(dataset, sample);
            states[0].Forward();
            if (FaultySums(states.AsSpan(0, 1)) is >= 0 and int layer) return layer;
        }

        return -1;
    }

    public override int FaultyParameters()
    {
        for (int layer = 0; layer < network.Weights.Count; layer++)
            if (!AllFinite(network.Weights[layer].Values) || !AllFinite(network.Biases[layer].Values)) return layer;
        return -1;
    }

    public override void Save()
    {
        checkpoint.Save();
        keptCount = step.Count;
    }

    public override void Restore()
    {
        checkpoint.Restore();
        step.Count = keptCount;
    }

    private void Count(ForwardState sample, int place)
    {
        (double[] sums, double[] outputs) = (sample.Sums[^1], sample.Activations[^1]);
        samples++;
        losses += loss.Value(sums, outputs, sample.Targets);
        squaredErrors += squaredError.Value(sums, outputs, sample.Targets);
        bool isRight = dataset.Classes > 0
            ? outputs.ArgMax() == dataset.Label(place)
            : isBinary && Classification.FromProbability(outputs[0]) == sample.Targets[0];
        if (isRight) correct++;
    }

    private int FaultySums(ReadOnlySpan<ForwardState> batch)
    {
        for (int layer = 0; layer < network.Weights.Count; layer++)
            foreach (ForwardState sample in batch)
                if (!AllFinite(sample.Sums[layer])) return layer;
        return -1;
    }

    private static bool AllFinite(double[] values) => Array.TrueForAll(values, double.IsFinite);
}
