using Glassbox.Reference;

namespace Glassbox.Cli.Training;

/// <summary>The plan of a request: everything that does not depend on the digits, validated before they are loaded.</summary>
internal sealed class TrainingPlan
{
    private readonly TrainingRequest request;
    private readonly Activation output;
    private readonly SavedModel? startsFrom;

    /// <param name="request">The request.</param>
    /// <param name="model">The network to start from, if any.</param>
    /// <exception cref="CommandException">Options of the request conflict.</exception>
    public TrainingPlan(TrainingRequest request, SavedModel? model)
    {
        this.request = request;
        if (request.Resumed is { } checkpoint)
        {
            startsFrom = new SavedModel(new Network(checkpoint.Architecture));
            output = checkpoint.Architecture.OutputActivation;
            Options = checkpoint.Options with { Threads = request.Threads };
            return;
        }

        startsFrom = model;
        Network? start = model?.Network;
        if (start is not null && request.Sizes is { } sizes && !sizes.SequenceEqual(start.Architecture.Sizes))
            throw CommandException.Usage(
                $"{request.Init} holds a network of {string.Join(',', start.Architecture.Sizes)}, not of {string.Join(',', sizes)}: leave --layers out.");

        Activation? requested = request.Output ?? request.Activations?[^1];
        Loss loss = request.Loss ?? DefaultLoss(requested ?? start?.Architecture.OutputActivation);
        output = requested ?? (request.Loss is null ? start?.Architecture.OutputActivation : null) ?? loss.DefaultOutputActivation;
        int outputs = request.Sizes?[^1] ?? start?.Architecture.Outputs ?? 10;
        if (loss.Incompatibility(output, outputs) is { } incompatibility) throw CommandException.Usage($"this cannot learn: {incompatibility}.");

        Options = request.Regularization with
        {
            Loss = loss,
            Optimizer = OptimizerFactory.Create(request),
            Schedule = ScheduleFactory.Create(request),
            BatchSize = request.Batch,
            Shuffle = request.Shuffle,
            Seed = request.Seed,
            Threads = request.Threads,
            Arithmetic = request.IsFused ? Arithmetic.Fused : Arithmetic.Separate,
        };
    }

    public TrainingOptions Options { get; }

    /// <summary>The network to start from, or null for a new one.</summary>
    public Network? Start => startsFrom?.Network;

    /// <summary>The initializer of the weights, or null if they come from a file.</summary>
    public Initializer? Initializer => Start is null ? request.Initializer ?? Defaults.Initializer : request.Resumed is null ? null : request.Initializer;

    /// <summary>The architecture, as far as it is known before the digits are loaded: assumes those of MNIST.</summary>
    public Architecture LikelyArchitecture => ArchitectureOf(Sizes ?? [28 * 28, Defaults.HiddenNeurons, 10]);

    private IReadOnlyList<int>? Sizes => request.Sizes ?? Start?.Architecture.Sizes;

    /// <summary>Returns the network to train, in double precision if that is known and the engine uses it, and digits that fit it.</summary>
    public (SavedModel Model, DigitSource Digits) Prepare(DigitSource digits)
    {
        IReadOnlyList<int> sizes = Sizes ?? [digits.Training.Features, Defaults.HiddenNeurons, digits.Classes];
        digits = digits.For(sizes[0], sizes[^1], (inputs, outputs) => Start is null
            ? $"write --layers {string.Join(',', [inputs, .. sizes.Skip(1).SkipLast(1), outputs])}"
            : $"{request.Init ?? request.Resume} was trained on others");

        Architecture architecture = ArchitectureOf(sizes);
        if (startsFrom?.Reference is { } exact && request.IsTwin) return (new SavedModel(Copy(exact, architecture)), digits);
        var network = new Network(architecture, request.Seed, Initializer);
        Start?.Parameters.CopyTo(network.Parameters);
        return (new SavedModel(network), digits);
    }

    /// <summary>Splits the digits into a training set and a validation set; the latter may be null.</summary>
    public (Dataset Training, Dataset? HeldOut) Divide(Dataset digits)
    {
        if (request.Take > digits.Count)
            throw CommandException.Usage($"--take {request.Take} is more than there are: {digits.Count} digits.");
        if (request.Take is { } take) digits = digits.Take(take);
        if (request.HoldOut is not { } holdOut) return (digits, null);
        if (holdOut >= digits.Count)
            throw CommandException.Usage($"--hold-out {holdOut} leaves none of the {digits.Count} digits to train on.");
        return request.HoldOutLast ? digits.Split(digits.Count - holdOut) : digits.StratifiedSplit(digits.Count - holdOut, request.Seed);
    }

    public static Loss DefaultLoss(Activation? output) =>
        output is null || output == Activation.Sigmoid ? Loss.BinaryCrossEntropy
        : output == Activation.Softmax ? Loss.CrossEntropy
        : Loss.MeanSquaredError;

    // The request may have changed the activations.
    private static ReferenceNetwork Copy(ReferenceNetwork network, Architecture architecture)
    {
        var copy = new ReferenceNetwork(architecture);
        for (int layer = 0; layer < copy.Weights.Count; layer++)
        {
            network.Weights[layer].Values.CopyTo(copy.Weights[layer].Values, 0);
            network.Biases[layer].Values.CopyTo(copy.Biases[layer].Values, 0);
        }

        return copy;
    }

    private Architecture ArchitectureOf(IReadOnlyList<int> sizes) =>
        new(sizes[0], [.. sizes.Skip(1).Select((size, i) => new LayerShape(size, ActivationOf(i, sizes.Count - 2)))]);

    private Activation ActivationOf(int layer, int last) =>
        layer == last ? output : request.Activations?[layer] ?? request.Hidden ?? Start?.Architecture.Layers[layer].Activation ?? Defaults.Activation;
}
