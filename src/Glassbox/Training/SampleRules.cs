using Glassbox.Layers;

namespace Glassbox.Training;

/// <summary>The changes that options make to individual samples: random changes of inputs and outputs, label smoothing, and weights.</summary>
/// <remarks>Shared by the engine and the reference. Thread-safe.</remarks>
internal sealed class SampleRules : IInputChange
{
    private const int AugmentationPurpose = 0, InputPurpose = 1, FirstLayerPurpose = 2;

    private readonly TrainingOptions options;
    private readonly Dataset dataset;
    private readonly Augmenter? augmenter;
    private readonly float[]? classWeights;
    private readonly float share; // of the smoothing that each target gets

    private SampleRules(TrainingOptions options, Dataset dataset)
    {
        (this.options, this.dataset) = (options, dataset);
        if (options.Augmentation is { } augmentation) augmenter = new Augmenter(augmentation, dataset, options.Seed, AugmentationPurpose);
        classWeights = options.ClassWeights?.For(dataset);
        share = options.Loss == Loss.BinaryCrossEntropy ? 0.5f : 1f / dataset.Outputs;
    }

    /// <summary>The epoch, from 1.</summary>
    public int Epoch { get; set; }

    /// <summary>Whether inputs change.</summary>
    public bool ChangesInputs => augmenter is not null || options.InputDropout > 0;

    /// <summary>Whether outputs of hidden layers are dropped.</summary>
    public bool Drops => options.Dropout > 0;

    /// <summary>Whether targets are smoothed.</summary>
    public bool Smooths => options.LabelSmoothing > 0;

    /// <summary>Returns the rules for the options; null if there are none.</summary>
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

    /// <summary>Draws the factors for the outputs of a hidden layer: 0, or 1 / (1 − dropout).</summary>
    /// <param name="layer">The layer, from 0.</param>
    /// <param name="sample">The index of the sample in the dataset.</param>
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

    /// <summary>Returns the weight of a sample, including that of its class.</summary>
    public float Weight(int sample) =>
        (classWeights is null ? 1 : classWeights[ClassWeights.ClassOf(dataset, sample)]) * dataset.Weight(sample);

    // Draws only for non-zero inputs, in ascending order, since dropout does not change zeros.
    private void DropInputs(int sample, Span<float> inputs)
    {
        RandomSequence random = SampleRandom.For(options.Seed, Epoch, sample, InputPurpose);
        (uint bound, float kept) = Bounds(options.InputDropout);
        foreach (ref float input in inputs)
            if (input != 0) input = random.NextUInt32() < bound ? 0 : input * kept;
    }

    private static (uint Bound, float Kept) Bounds(float dropout) => ((uint)(dropout * 4294967296.0), (float)(1 / (1 - (double)dropout)));
}
