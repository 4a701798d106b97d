using Glassbox.Kernels;

namespace Glassbox.Training;

/// <summary>The engine as a training loop sees it.</summary>
internal sealed class EngineLearner : Learner
{
    private const int SamplesAskedAtOnce = 4;

    private readonly Network network;
    private readonly Dataset dataset;
    private readonly Loss loss;
    private readonly TrainingPass pass;
    private readonly Checkpoint<float> checkpoint;
    private readonly DatasetForward forward;
    private readonly bool isBinary;
    private Tally tally;

    public EngineLearner(Network network, Dataset dataset, TrainingOptions options)
    {
        this.network = network;
        this.dataset = dataset;
        loss = options.Loss;
        isBinary = network.Architecture.IsBinaryFor(dataset);
        forward = new DatasetForward(network, dataset, SamplesAskedAtOnce);
        if (OperatingSystem.IsBrowser()) options = options with { Threads = 1 };
        pass = options is { BatchSize: 1, Optimizer: Sgd { IsPlain: true } sgd, Arithmetic: Arithmetic.Separate }
            ? new SamplePass(network, dataset, options.Loss, sgd)
            : new BatchPass(network, dataset, options);
        checkpoint = new Checkpoint<float>([network.ParameterBuffer, .. pass.State]);
    }

    public override int BatchSize => pass.BatchSize;

    public override bool HasAnswers => dataset.Classes > 0 || isBinary;

    public override Score Score => new(tally.Samples, tally.Correct, tally.Loss, tally.MeanSquaredError(dataset.Outputs));

    public override void BeginEpoch() => tally = new Tally(loss, isBinary);

    public override void ParametersChanged() => pass.ParametersChanged();

    public override int Run(ReadOnlySpan<int> samples) => pass.Run(samples, ref tally);

    public override int FaultyParameters()
    {
        int fault = Finite.All(network.Parameters) ? -1 : Finite.FirstFault(network.Parameters);
        if (fault < 0) return -1;
        int layer = 0;
        while (fault >= network.Layers[layer].Start + network.Layers[layer].ParameterCount) layer++;
        return layer;
    }

    public override int FaultySums(ReadOnlySpan<int> samples)
    {
        for (int start = 0; start < samples.Length; start += forward.Batch)
        {
            forward.Run(samples.Slice(start, Math.Min(forward.Batch, samples.Length - start)));
            if (forward.FaultyLayer() is >= 0 and int layer) return layer;
        }

        return -1;
    }

    public override void Save()
    {
        checkpoint.Save();
        pass.Save();
    }

    public override void Restore()
    {
        checkpoint.Restore();
        pass.Restore();
    }
}
