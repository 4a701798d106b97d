using Glassbox.Layers;

namespace Glassbox.Training;

/// <summary>What options do to single samples on their way: to inputs and outputs by chance, to targets, to how much they count.</summary>
/// <remarks>For engine and twin alike. May be used by several threads at once.</remarks>
internal sealed class SampleRules : IInputChange
{
    private const int AugmentationPurpose = 0, InputPurpose = 1, FirstLayerPurpose = 2;

    private readonly TrainingOptions options;
    private readonly Dataset dataset;
    private readonly Augmenter? augmenter;
    private readonly float[]? classWeights;
    private readonly float share; // of the smoothing, that each target gets

    private SampleRules(TrainingOptions options, Dataset dataset)
    {
        (this.options, this.dataset) = (options, dataset);
        if (options.Augmentation is { } augmentation) augmenter = new Augmenter(augmentation, dataset, options.Seed, AugmentationPurpose);
        classWeights = options.ClassWeights?.For(dataset);
        share = options.Loss == Loss.BinaryCrossEntropy ? 0.5f : 1f / dataset.Outputs;
    }

    /// <summary>The epoch, from 1.</summary>
    public int Epoch { get; set; }

    /// <summary>Whether inputs are changed.</summary>
    public bool ChangesInputs => augmenter is not null || options.InputDropout > 0;

    /// <summary>Whether outputs of hidden layers are dropped.</summary>
    public bool Drops => options.Dropout > 0;

    /// <summary>Whether targets are smoothed.</summary>
    public bool Smooths => options.LabelSmoothing > 0;

    /// <summary>The rules of options; null where there are none.</summary>
    public static SampleRules? For(TrainingOptions options, Dataset dataset) =>
        options.Augmentation is not null || options.Dropout > 0 || options.InputDropout > 0 || options.LabelSmoothing > 0 || options.ClassWeights is not null || dataset.HasWeights
            ? new SampleRules(options, dataset)
            : null;

    /// <inheritdoc/>
    public void Change(int sample, Span<float> inputs)
    {
        augmenter?.Change(Epoch, sample, inputs);
        if (options.InputDropout > 0) DropInputs(sample, inputs);
    }

    /// <summary>Draws what the outputs of a hidden layer are multiplied by: 0, or 1 / (1 − dropout).</summary>
    /// <param name="layer">From 0.</param>
    /// <param name="sample">Its place in the dataset.</param>
    /// <param name="factors">[outputs], written.</param>
    public void Drop(int layer, int sample, Span<float> factors)
    {
        RandomSequence random = SampleRandom.For(options.Seed, Epoch, sample, FirstLayerPurpose + layer);
        (uint bound, float kept) = Bounds(options.Dropout);
        foreach (ref float factor in factors) factor = random.NextUInt32() < bound ? 0 : kept;
    }

    /// <summary>Smooths the targets of a sample.</summary>
    /// <param name="targets">[outputs], changed.</param>
    public void Smooth(Span<float> targets)
    {
        float smoothing = options.LabelSmoothing;
        foreach (ref float target in targets) target = (target * (1 - smoothing)) + (smoothing * share);
    }

    /// <summary>How much a sample counts.</summary>
    public float Weight(int sample) =>
        (classWeights is null ? 1 : classWeights[ClassWeights.ClassOf(dataset, sample)]) * dataset.Weight(sample);

    // Of the inputs that are not 0 in ascending order, as nothing changes the others.
    private void DropInputs(int sample, Span<float> inputs)
    {
        RandomSequence random = SampleRandom.For(options.Seed, Epoch, sample, InputPurpose);
        (uint bound, float kept) = Bounds(options.InputDropout);
        foreach (ref float input in inputs)
            if (input != 0) input = random.NextUInt32() < bound ? 0 : input * kept;
    }

    private static (uint Bound, float Kept) Bounds(float dropout) => ((uint)(dropout * 4294967296.0), (float)(1 / (1 - (double)dropout)));
}
