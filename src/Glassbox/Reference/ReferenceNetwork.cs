
namespace Glassbox.Reference;

/// <summary>
/// A readable reference implementation of <see cref="Network"/>: plain loops in double precision, with weights as [outputs, inputs] and vectors
/// as columns, as in textbooks.
/// </summary>
/// <remarks>
/// Settings of optimizers are the decimals they were written as: a learning rate of 0.01f is 0.01 here. Exponentials are those of
/// <see cref="Math"/>, whose last digit may differ between machines: only <see cref="Network"/> promises the same bits everywhere.
/// </remarks>
public sealed class ReferenceNetwork
{
    private int isBeingTrained;

    /// <summary>Initializes a network with all weights and biases 0.</summary>
    /// <param name="architecture">The shape of the network.</param>
    public ReferenceNetwork(Architecture architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        Architecture = architecture;
        IReadOnlyList<int> sizes = architecture.Sizes;
        Weights = [.. architecture.Layers.Select((l, i) => new Matrix(l.Outputs, sizes[i]))];
        Biases = [.. architecture.Layers.Select(l => new Matrix(l.Outputs, 1))];
    }

    /// <summary>The shape of the network.</summary>
    public Architecture Architecture { get; }

    /// <summary>[layer][outputs, inputs] The weights, from the first hidden layer to the last.</summary>
    public IReadOnlyList<Matrix> Weights { get; }

    /// <summary>[layer][outputs, 1] The biases, from the first hidden layer to the last.</summary>
    public IReadOnlyList<Matrix> Biases { get; }

    /// <summary>1 while a trainer changes the weights and biases, else 0.</summary>
    internal ref int IsBeingTrained => ref isBeingTrained;

    /// <summary>Returns its shape and size, such as <c>784-20-10 (sigmoid, sigmoid), 15,910 weights and biases in float64</c>.</summary>
    public override string ToString() =>
        $"{Architecture}, {Counted.Of(Architecture.ParameterCount, "weights and biases", "weights and biases")} in float64";

    /// <summary>Creates the reference of a network, with exactly the same weights and biases.</summary>
    public static ReferenceNetwork From(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var twin = new ReferenceNetwork(network.Architecture);
        for (int layer = 0; layer < twin.Weights.Count; layer++)
        {
            DenseLayer source = network.Layers[layer];
            for (int to = 0; to < source.Outputs; to++)
            {
                for (int from = 0; from < source.Inputs; from++)
                    twin.Weights[layer][to, from] = source.Weight(from, to);
                twin.Biases[layer][to, 0] = source.Biases[to];
            }
        }

        return twin;
    }

    /// <summary>Creates a network with weights and biases rounded to the nearest float.</summary>
    public Network ToNetwork()
    {
        var network = new Network(Architecture);
        for (int layer = 0; layer < Weights.Count; layer++)
        {
            DenseLayer target = network.Layers[layer];
            for (int to = 0; to < target.Outputs; to++)
            {
                for (int from = 0; from < target.Inputs; from++)
                    target.Weight(from, to) = (float)Weights[layer][to, from];
                target.Biases[to] = (float)Biases[layer][to, 0];
            }
        }

        return network;
    }

    /// <summary>Creates a copy with the same weights and biases.</summary>
    public ReferenceNetwork Clone()
    {
        var clone = new ReferenceNetwork(Architecture);
        clone.CopyFrom(this);
        return clone;
    }

    /// <summary>Computes the outputs for one sample.</summary>
    /// <param name="inputs">[inputs]</param>
    /// <returns>[outputs]</returns>
    /// <exception cref="ArgumentException">The number of inputs differs from that of the network.</exception>
    public double[] Predict(ReadOnlySpan<double> inputs) => Sent(inputs).Activations[^1];

    /// <summary>Computes the loss of one sample.</summary>
    /// <param name="inputs">[inputs]</param>
    /// <param name="targets">[outputs]</param>
    /// <param name="loss">The loss; binary cross-entropy by default.</param>
    /// <exception cref="ArgumentException">The number of inputs or targets differs from that of the network.</exception>
    public double Cost(ReadOnlySpan<double> inputs, ReadOnlySpan<double> targets, Loss? loss = null)
    {
        if (targets.Length != Architecture.Outputs)
            throw new ArgumentException($"The network has {Counted.Of(Architecture.Outputs, "output")}; its targets must be as many, not {targets.Length}.", nameof(targets));
        ForwardState sample = Sent(inputs);
        return LossFormula.For(loss ?? TrainingOptions.Default.Loss).Value(sample.Sums[^1], sample.Activations[^1], targets);
    }

    /// <summary>Computes the fraction of a dataset that is predicted correctly, 0 to 1; if several outputs are largest, the first counts.</summary>
    /// <param name="dataset">Samples with classes.</param>
    /// <exception cref="ArgumentException">The dataset has no classes, or its sizes differ from those of the network.</exception>
    public double Accuracy(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        if (!dataset.HasClasses) throw new ArgumentException("The targets of this dataset are numbers, which no answer equals.", nameof(dataset));
        Architecture.MustFit(dataset);
        var state = new ForwardState(this);
        int correct = 0;
        for (int s = 0; s < dataset.Count; s++)
        {
            state.Read(dataset, s);
            state.Forward();
            if (state.Activations[^1].ArgMax() == dataset.Label(s)) correct++;
        }

        return (double)correct / dataset.Count;
    }

    /// <summary>Traces the forward pass of one sample, with every intermediate value.</summary>
    /// <param name="inputs">[inputs]</param>
    /// <exception cref="ArgumentException">The number of inputs differs from that of the network.</exception>
    public Trace Forward(ReadOnlySpan<double> inputs) => TraceRecorder.Forward(this, Sent(inputs));

    /// <summary>Traces the forward pass of one sample of a dataset, with every intermediate value.</summary>
    /// <param name="dataset">A dataset with the same sizes as the network.</param>
    /// <param name="index">The sample, from 0.</param>
    /// <exception cref="ArgumentException">The sizes of the dataset differ, or there is no such sample.</exception>
    public Trace Forward(Dataset dataset, int index) => Forward(Read(dataset, index).Inputs);

    /// <summary>
    /// Traces one training step on one sample, with every intermediate value: forward pass, cost, backward pass, and the weights and biases that
    /// the step would give. The network itself does not change; <c>Learn</c> changes it.
    /// </summary>
    /// <param name="inputs">[inputs]</param>
    /// <param name="targets">[outputs]</param>
    /// <param name="loss">The loss to minimize; binary cross-entropy by default.</param>
    /// <param name="optimizer">The optimizer, at its first step; gradient descent with a learning rate of 0.01 by default.</param>
    /// <param name="order">When the weights change.</param>
    /// <exception cref="ArgumentException">The sizes do not match, or the network cannot be trained this way; the message says why.</exception>
    public Trace Trace(
        ReadOnlySpan<double> inputs, ReadOnlySpan<double> targets, Loss? loss = null, Optimizer? optimizer = null,
        UpdateOrder order = UpdateOrder.Textbook) => Clone().Learn(inputs, targets, loss, optimizer, order);

    /// <summary>Traces one training step on one sample of a dataset.</summary>
    /// <param name="dataset">A dataset with the same sizes as the network.</param>
    /// <param name="index">The sample, from 0.</param>
    /// <param name="loss">The loss to minimize; binary cross-entropy by default.</param>
    /// <param name="optimizer">The optimizer, at its first step; gradient descent with a learning rate of 0.01 by default.</param>
    /// <param name="order">When the weights change.</param>
    /// <exception cref="ArgumentException">The sizes do not match, or the network cannot be trained this way; the message says why.</exception>
    public Trace Trace(
        Dataset dataset, int index, Loss? loss = null, Optimizer? optimizer = null,
        UpdateOrder order = UpdateOrder.Textbook)
    {
        ForwardState sample = Read(dataset, index);
        return Trace(sample.Inputs, sample.Targets, loss, optimizer, order);
    }

    /// <summary>Makes and traces one training step on one sample, like <c>Trace</c>, and updates the weights and biases of the network.</summary>
    /// <param name="inputs">[inputs]</param>
    /// <param name="targets">[outputs]</param>
    /// <param name="loss">The loss to minimize; binary cross-entropy by default.</param>
    /// <param name="optimizer">The optimizer, at its first step; gradient descent with a learning rate of 0.01 by default.</param>
    /// <param name="order">When the weights change.</param>
    /// <exception cref="ArgumentException">The sizes do not match, or the network cannot be trained this way; the message says why.</exception>
    public Trace Learn(
        ReadOnlySpan<double> inputs, ReadOnlySpan<double> targets, Loss? loss = null, Optimizer? optimizer = null,
        UpdateOrder order = UpdateOrder.Textbook)
    {
        TrainingOptions options = TrainingOptions.Default;
        options = options with { Loss = loss ?? options.Loss, Optimizer = optimizer ?? options.Optimizer };
        options.Validate();
        Architecture.MustLearnFrom(options.Loss);
        if (targets.Length != Architecture.Outputs)
            throw new ArgumentException($"The network has {Counted.Of(Architecture.Outputs, "output")}; its targets must be as many, not {targets.Length}.", nameof(targets));
        if (options.Loss.Incompatibility(Architecture.OutputActivation, targets) is { } incompatibility)
            throw new ArgumentException($"These targets will not do: {incompatibility}.", nameof(targets));

        ForwardState state = Sent(inputs);
        targets.CopyTo(state.Targets);
        ReferenceNetwork before = Clone();
        var step = new Step(this, options, order);
        step.Run([state], options.Optimizer.LearningRate);
        return TraceRecorder.Step(before, this, state, step, options, order);
    }

    private ForwardState Sent(ReadOnlySpan<double> inputs)
    {
        if (inputs.Length != Architecture.Inputs)
            throw new ArgumentException($"The network has {Counted.Of(Architecture.Inputs, "input")}, not {inputs.Length}.", nameof(inputs));
        var state = new ForwardState(this);
        inputs.CopyTo(state.Inputs);
        state.Forward();
        return state;
    }

    private ForwardState Read(Dataset dataset, int index)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        Architecture.MustFit(dataset);
        var sample = new ForwardState(this);
        sample.Read(dataset, index);
        return sample;
    }

    private void CopyFrom(ReferenceNetwork other)
    {
        for (int layer = 0; layer < Weights.Count; layer++)
        {
            other.Weights[layer].Values.CopyTo(Weights[layer].Values, 0);
            other.Biases[layer].Values.CopyTo(Biases[layer].Values, 0);
        }
    }
}
