using Glassbox.Kernels;
using Glassbox.Layers;

namespace Glassbox.Inference;

/// <summary>Runs samples of a dataset forward through layers in batches, on one thread.</summary>
internal sealed class DatasetForward(IReadOnlyList<DenseLayer> layers, Dataset dataset, int batch)
{
    private readonly ForwardPass forward = new(layers, batch, DenseKernel.Default);
    private readonly BatchInputs inputs = new(dataset, batch);
    private readonly DenseScratch scratch = new();
    private readonly int last = layers.Count - 1;
    private int count;

    /// <summary>Initializes a forward pass with the default batch size.</summary>
    public DatasetForward(IReadOnlyList<DenseLayer> layers, Dataset dataset)
        : this(layers, dataset, ForwardPass.UsualBatch(layers))
    {
    }

    /// <summary>The batch size.</summary>
    public int Batch => batch;

    /// <summary>Runs consecutive samples.</summary>
    public void Run(int first, int count)
    {
        for (int i = 0; i < count; i++) inputs.Read(i, first + i);
        Forward(count);
    }

    /// <summary>Runs any samples.</summary>
    public void Run(ReadOnlySpan<int> samples)
    {
        for (int i = 0; i < samples.Length; i++) inputs.Read(i, samples[i]);
        Forward(samples.Length);
    }

    /// <summary>Runs consecutive samples, any number of them, and calls an action for each, with its place in the run and in the dataset.</summary>
    public void ForEach(int first, int end, Action<int, int> action)
    {
        for (; first < end; first += batch)
        {
            int count = Math.Min(batch, end - first);
            Run(first, count);
            for (int place = 0; place < count; place++) action(place, first + place);
        }
    }

    /// <summary>[outputs] The weighted sums of the last layer for a sample of the last run.</summary>
    public ReadOnlySpan<float> Sums(int place) => forward.Sums(last, place);

    /// <summary>[outputs] The outputs of the network for a sample of the last run.</summary>
    public ReadOnlySpan<float> Outputs(int place) => forward.Outputs(last, place);

    /// <summary>[outputs] The activations of any layer.</summary>
    public ReadOnlySpan<float> Outputs(int layer, int place) => forward.Outputs(layer, place);

    /// <summary>Returns the first layer with a sum of the last run that is NaN or infinite; −1 if there is none.</summary>
    public int FaultyLayer() => forward.FaultyLayer(count);

    private void Forward(int samples)
    {
        count = samples;
        forward.Run(inputs, 0, samples, scratch);
    }
}
