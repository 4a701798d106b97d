using Glassbox.Optimizers;

namespace Glassbox;

// What keeps a network from learning its samples by heart, and its steps from going too far. All of it is off by default.
public sealed partial record TrainingOptions
{
    /// <summary>The settings that are one number each, by the names that files use.</summary>
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

    /// <summary>λ of the penalty λ·Σ|w| over all weights, biases not among them: its gradient is λ·sign(w). 0 for none.</summary>
    public float L1 { get; init; }

    /// <summary>λ of the penalty ½·λ·Σw² over all weights, biases not among them: its gradient is λ·w. 0 for none.</summary>
    public float L2 { get; init; }

    /// <summary><see cref="L1"/> of the biases.</summary>
    public float BiasL1 { get; init; }

    /// <summary><see cref="L2"/> of the biases.</summary>
    public float BiasL2 { get; init; }

    /// <summary>Every number of the gradient of a batch, penalties included, is held to within ± this. 0 for no bound.</summary>
    public float GradientClipValue { get; init; }

    /// <summary>
    /// The gradient of a batch, penalties included, is made shorter where its norm over all parameters is above this. 0 for no bound.
    /// </summary>
    /// <remarks>Pascanu et al. 2013, section 3.2; the factor is PyTorch's, this / (norm + 10⁻⁶). Done after <see cref="GradientClipValue"/>.</remarks>
    public float GradientClipNorm { get; init; }

    /// <summary>
    /// After each step, the weights into a neuron, its bias not among them, are made shorter where their norm is above this. 0 for no
    /// bound.
    /// </summary>
    /// <remarks>Srivastava et al. 2014, section 5.1; the factor is PyTorch's renorm, this / (norm + 10⁻⁷).</remarks>
    public float MaxNorm { get; init; }

    /// <summary>
    /// The fraction of the outputs of each hidden layer that are set to 0 for a sample while learning, drawn anew for every sample of
    /// every epoch; the others are divided by what is left of 1. At least 0, below 1.
    /// </summary>
    /// <remarks>Srivastava et al. 2014, in the inverted form. The seed draws; the same everywhere, whatever the number of threads.</remarks>
    public float Dropout { get; init; }

    /// <summary>The same of the inputs.</summary>
    public float InputDropout { get; init; }

    /// <summary>
    /// ε: each target t of a class is taken as t·(1 − ε) + ε / classes; with binary cross-entropy, as t·(1 − ε) + ε / 2. At least 0,
    /// below 1. Reported losses are of the targets as they are.
    /// </summary>
    /// <remarks>Szegedy et al. 2016, section 7.</remarks>
    public float LabelSmoothing { get; init; }

    /// <summary>How much the samples of each class count; null, as by default, for each alike. See <see cref="Dataset.WithWeights"/> for those of samples.</summary>
    public ClassWeights? ClassWeights { get; init; }

    /// <summary>How inputs are changed at random while learning; null, as by default, for not at all.</summary>
    public Augmentation? Augmentation { get; init; }

    /// <summary>Whether gradients are to be seen together before a step.</summary>
    internal bool ChangesGradients => L1 > 0 || L2 > 0 || BiasL1 > 0 || BiasL2 > 0 || GradientClipValue > 0 || GradientClipNorm > 0;

    /// <exception cref="ArgumentException">The samples, the loss or the network are nothing for these options; it says which.</exception>
    private void MustRegularize(Architecture architecture, Dataset dataset)
    {
        if (Dropout > 0 && architecture.Layers.Count == 1)
            throw new ArgumentException("Dropout is for hidden layers, and this network has none: InputDropout is for inputs.", nameof(architecture));
        if (LabelSmoothing > 0 && Loss != Loss.CrossEntropy && Loss != Loss.BinaryCrossEntropy)
            throw new ArgumentException($"Label smoothing is for the targets of cross-entropy and binary cross-entropy, not of {Loss}.", nameof(dataset));
        if (Augmentation is { IsForImages: true } && dataset.Images is null)
            throw new ArgumentException("These samples are not images: of augmentation, only noise is for them.", nameof(dataset));
        ClassWeights?.For(dataset);
    }
}
