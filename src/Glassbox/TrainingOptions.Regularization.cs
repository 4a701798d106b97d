using Glassbox.Optimizers;

namespace Glassbox;

// Options against overfitting and exploding gradients. All are off by default.
public sealed partial record TrainingOptions
{
    /// <summary>The numeric options, by their names in files.</summary>
    internal static IReadOnlyList<Setting<TrainingOptions>> Numbers { get; } =
    [
        new("warmupSteps", SettingRange.WholeNumber, o => o.WarmupSteps, (o, value) => o with { WarmupSteps = (int)value }),
        new("l1", SettingRange.NotNegative, o => o.L1, (o, value) => o with { L1 = value }),
        new("l2", SettingRange.NotNegative, o => o.L2, (o, value) => o with { L2 = value }),
        new("biasL1", SettingRange.NotNegative, o => o.BiasL1, (o, value) => o with { BiasL1 = value }),
        new("biasL2", SettingRange.NotNegative, o => o.BiasL2, (o, value) => o with { BiasL2 = value }),
        new("gradientClipValue", SettingRange.NotNegative, o => o.GradientClipValue, (o, value) => o with { GradientClipValue = value }),
        new("gradientClipNorm", SettingRange.NotNegative, o => o.GradientClipNorm, (o, value) => o with { GradientClipNorm = value }),
        new("maxNorm", SettingRange.NotNegative, o => o.MaxNorm, (o, value) => o with { MaxNorm = value }),
        new("dropout", SettingRange.Fraction, o => o.Dropout, (o, value) => o with { Dropout = value }),
        new("inputDropout", SettingRange.Fraction, o => o.InputDropout, (o, value) => o with { InputDropout = value }),
        new("labelSmoothing", SettingRange.Fraction, o => o.LabelSmoothing, (o, value) => o with { LabelSmoothing = value }),
    ];

    /// <summary>λ of the penalty λ·Σ|w| over all weights, without biases: its gradient is λ·sign(w). 0 for none.</summary>
    public float L1 { get; init; }

    /// <summary>λ of the penalty ½·λ·Σw² over all weights, without biases: its gradient is λ·w. 0 for none.</summary>
    public float L2 { get; init; }

    /// <summary>Like <see cref="L1"/>, for biases.</summary>
    public float BiasL1 { get; init; }

    /// <summary>Like <see cref="L2"/>, for biases.</summary>
    public float BiasL2 { get; init; }

    /// <summary>Clips each number of the batch gradient, penalties included, to ± this value. 0 for no limit.</summary>
    public float GradientClipValue { get; init; }

    /// <summary>
    /// Scales down the batch gradient, penalties included, if its norm over all parameters exceeds this value. 0 for no limit.
    /// </summary>
    /// <remarks>Pascanu et al. 2013, section 3.2; the factor is PyTorch's, value / (norm + 10⁻⁶). Applied after <see cref="GradientClipValue"/>.</remarks>
    public float GradientClipNorm { get; init; }

    /// <summary>
    /// After each step, scales down the weights into a neuron, without its bias, if their norm exceeds this value. 0 for no limit.
    /// </summary>
    /// <remarks>Srivastava et al. 2014, section 5.1; the factor is that of PyTorch's renorm, value / (norm + 10⁻⁷).</remarks>
    public float MaxNorm { get; init; }

    /// <summary>
    /// The probability p with which each output of a hidden layer is set to 0 during training, drawn anew for every sample in every epoch; the
    /// other outputs are divided by 1 − p. At least 0, below 1.
    /// </summary>
    /// <remarks>Srivastava et al. 2014, as inverted dropout. The seed decides; the result is the same on every machine and for any number of threads.</remarks>
    public float Dropout { get; init; }

    /// <summary>Like <see cref="Dropout"/>, for inputs.</summary>
    public float InputDropout { get; init; }

    /// <summary>
    /// ε: the target t of a class becomes t·(1 − ε) + ε / classes; with binary cross-entropy, t·(1 − ε) + ε / 2. At least 0, below 1.
    /// Reported losses use the original targets.
    /// </summary>
    /// <remarks>Szegedy et al. 2016, section 7.</remarks>
    public float LabelSmoothing { get; init; }

    /// <summary>The class weights; null, the default, weights all classes alike. For sample weights, see <see cref="Dataset.WithWeights"/>.</summary>
    public ClassWeights? ClassWeights { get; init; }

    /// <summary>The augmentation of inputs during training; null, the default, for none.</summary>
    public Augmentation? Augmentation { get; init; }

    /// <summary>Whether an option needs the whole gradient before a step.</summary>
    internal bool ChangesGradients => L1 > 0 || L2 > 0 || BiasL1 > 0 || BiasL2 > 0 || GradientClipValue > 0 || GradientClipNorm > 0;

    /// <exception cref="ArgumentException">The samples, the loss or the network do not suit these options; the message says which.</exception>
    private void MustRegularize(Architecture architecture, Dataset dataset)
    {
        if (Dropout > 0 && architecture.Layers.Count == 1)
            throw new ArgumentException("Dropout is for hidden layers, and this network has none: InputDropout is for inputs.", nameof(architecture));
        if (LabelSmoothing > 0 && Loss != Loss.CrossEntropy && Loss != Loss.BinaryCrossEntropy)
            throw new ArgumentException($"Label smoothing is for the targets of cross-entropy and binary cross-entropy, not of {Loss}.", nameof(dataset));
        if (Augmentation is { IsForImages: true } && dataset.Images is null)
            throw new ArgumentException("These samples are not images: the only augmentation for them is noise.", nameof(dataset));
        ClassWeights?.For(dataset);
    }
}
