using Glassbox.Reference;

namespace Glassbox.Cli.Training;

/// <summary>What a request comes to: all that does not depend on the digits, checked before they are read.</summary>
internal sealed class TrainingPlan
{
    private readonly TrainingRequest request;
    private readonly Activation output;
    private readonly SavedModel? startsFrom;

    /// <param name="request">What was asked for.</param>
    /// <param name="model">The network to start from, if any.</param>
    /// <exception cref="CommandException">Things were asked for that don't go together.</exception>
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

        Activation? asked = request.Output ?? request.Activations?[^1];
        Loss loss = request.Loss ?? UsualLoss(asked ?? start?.Architecture.OutputActivation);
        output = asked ?? (request.Loss is null ? start?.Architecture.OutputActivation : null) ?? loss.DefaultOutputActivation;
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

    /// <summary>How the first weights are drawn, or null where they come from a file.</summary>
    public Initializer? Initializer => Start is null ? request.Initializer ?? Defaults.Initializer : request.Resumed is null ? null : request.Initializer;

    /// <summary>The shape of the network, as far as it is known before the digits are: as if they were MNIST's.</summary>
    public Architecture LikelyArchitecture => ArchitectureOf(Sizes ?? [28 * 28, Defaults.HiddenNeurons, 10]);

    private IReadOnlyList<int>? Sizes => request.Sizes ?? Start?.Architecture.Sizes;

    /// <summary>The network that learns, in double precision where it is known so and the engine uses it, and the digits it learns from, which fit it.</summary>
    public (SavedModel Model, DigitSource Digits) Prepare(DigitSource digits)
    {
        IReadOnlyList<int> sizes = Sizes ?? [digits.Training.Features, Defaults.HiddenNeurons, digits.Classes];
        digits = digits.For(sizes[0], sizes[^1], (inputs, outputs) => Start is null
            ? $"write --layers {string.Join(',', [inputs, .. sizes.Skip(1).SkipLast(1), outputs])}"
            : $"{request.Init ?? request.Resume} was made for others");

        Architecture architecture = ArchitectureOf(sizes);
        if (startsFrom?.Reference is { } exact && request.IsTwin) return (new SavedModel(Copy(exact, architecture)), digits);
        var network = new Network(architecture, request.Seed, Initializer);
        Start?.Parameters.CopyTo(network.Parameters);
        return (new SavedModel(network), digits);
    }

    /// <summary>The digits to train on, and those held out, if any.</summary>
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

    public static Loss UsualLoss(Activation? output) =>
        output is null || output == Activation.Sigmoid ? Loss.BinaryCrossEntropy
        : output == Activation.Softmax ? Loss.CrossEntropy
        : Loss.MeanSquaredError;

    // The activations may have been asked to be others.
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
