using Glassbox.Inference;
using Glassbox.Kernels;
using Glassbox.Layers;
using Glassbox.Optimizers;

namespace Glassbox.Training;

/// <summary>Training with any optimizer and batch size, on any number of threads.</summary>
/// <remarks>Gradients go straight into the update, unless something needs all of them first.</remarks>
internal sealed class BatchUpdater : Updater, IGradientReceiver
{
    private readonly Network network;
    private readonly Optimizer optimizer;
    private readonly OptimizerState state;
    private readonly ForwardBackward engine;
    private readonly int batchSize;
    private readonly SampleRules? rules;
    private readonly NormLimit? limit;
    private readonly GradientChange? change;
    private readonly WholeGradient? whole; // only if there is a gradient change
    private float rate;
    private float scale; // 1 / batch size: the gradient of a batch is the mean over its samples

    public BatchUpdater(Network network, Dataset dataset, TrainingOptions options, OptimizerState state, GradientChange? change = null)
    {
        rules = SampleRules.For(options, dataset);
        change = GradientRules.For(options, network) + change; // first the changes that the options require
        limit = options.MaxNorm > 0 ? new NormLimit(network, options.MaxNorm) : null;
        (this.network, this.state, this.change) = (network, state, change);
        optimizer = options.Optimizer;
        batchSize = Math.Min(options.BatchSize, dataset.Count);
        DenseKernel kernel = options.Arithmetic == Arithmetic.Fused ? DenseKernel.Fused : DenseKernel.Default;
        engine = new ForwardBackward(network.Layers, dataset, options.Loss, batchSize, options.Threads, kernel, rules);
        if (change is not null) whole = new WholeGradient(network.Parameters.Length);
    }

    bool IGradientReceiver.SkipsZeros => optimizer.SkipsZeros;

    public override int Run(ReadOnlySpan<int> samples, float rate, ref Tally tally)
    {
        this.rate = rate;
        if (rules is not null) rules.Epoch = Epoch;
        for (int start = 0; start < samples.Length; start += batchSize)
        {
            ReadOnlySpan<int> batch = samples.Slice(start, Math.Min(batchSize, samples.Length - start));
            int faulty = engine.Run(batch);
            if (faulty >= 0) return faulty;
            engine.AddTo(ref tally);
            scale = 1f / batch.Length;
            state.BeginStep();
            if (whole is null) engine.Gradients(this);
            else StepByWhole(whole);
            limit?.Apply();
        }

        return -1;
    }

    void IGradientReceiver.Receive(int start, ReadOnlySpan<float> gradients) => Step(start, gradients, scale);

    private void StepByWhole(WholeGradient gradient)
    {
        engine.Gradients(gradient);
        Scale.By(scale, gradient.Values, gradient.Values);
        change!(gradient.Values);
        Step(0, gradient.Values, scale: 1);
    }

    private void Step(int start, ReadOnlySpan<float> gradients, float scale) => optimizer.Update(
        network.Parameters.Slice(start, gradients.Length), gradients, scale, rate, state.Of(start, gradients.Length));
}
