using Glassbox.Kernels;
using Glassbox.Layers;
using Glassbox.Optimizers;

namespace Glassbox.Training;

/// <summary>Any optimizer and any size of batch, on any number of threads: gradients go straight into its step.</summary>
internal sealed class BatchPass : TrainingPass, IGradientReceiver
{
    private readonly Network network;
    private readonly ForwardBackward engine;
    private readonly UpdateRule rule;
    private float scale; // 1 / samples: the gradients of a batch are the mean over them

    public BatchPass(Network network, Dataset dataset, TrainingOptions options)
    {
        this.network = network;
        BatchSize = Math.Min(options.BatchSize, dataset.Count);
        rule = options.Optimizer.NewRule(network.Parameters.Length);
        DenseKernel kernel = options.Arithmetic == Arithmetic.Fused ? DenseKernel.Fused : DenseKernel.Default;
        engine = new ForwardBackward(network, dataset, options.Loss, BatchSize, options.Threads, kernel);
    }

    public override int BatchSize { get; }

    public override float[][] State => rule.State;

    bool IGradientReceiver.SkipsZeros => rule.SkipsZeros;

    public override void Save() => rule.Save();

    public override void Restore() => rule.Restore();

    public override int Run(ReadOnlySpan<int> samples, ref Tally tally)
    {
        for (int start = 0; start < samples.Length; start += BatchSize)
        {
            ReadOnlySpan<int> batch = samples.Slice(start, Math.Min(BatchSize, samples.Length - start));
            int faulty = engine.Run(batch);
            if (faulty >= 0) return faulty;
            engine.AddTo(ref tally);
            scale = 1f / batch.Length;
            rule.Begin();
            engine.Gradients(this);
        }

        return -1;
    }

    void IGradientReceiver.Receive(int start, ReadOnlySpan<float> gradients) =>
        rule.Apply(start, network.Parameters.Slice(start, gradients.Length), gradients, scale);
}
