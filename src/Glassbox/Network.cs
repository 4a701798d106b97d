using Glassbox.Kernels;

namespace Glassbox;

/// <summary>A stack of dense layers, whose parameters are one buffer.</summary>
/// <remarks>
/// Predicting is safe from many threads at once as long as none of them changes the parameters.
/// </remarks>
public sealed partial class Network
{
    private readonly float[] parameters;
    private readonly DenseLayer[] layers;
    private readonly int widest; // the most outputs of a layer

    /// <summary>A network with all parameters 0.</summary>
    public Network(Architecture architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        Architecture = architecture;
        parameters = new float[architecture.ParameterCount];
        layers = new DenseLayer[architecture.Layers.Count];
        int start = 0, inputs = architecture.Inputs;
        for (int i = 0; i < layers.Length; i++)
        {
            layers[i] = new DenseLayer(parameters, start, inputs, architecture.Layers[i]);
            start += layers[i].ParameterCount;
            inputs = layers[i].Outputs;
        }

        Layers = layers;
        widest = layers.Max(layer => layer.Outputs);
    }

    // Not one of the streams that samples are drawn and divided by.
    private const ulong BiasStream = ulong.MaxValue - 2;

    /// <summary>A network with random weights, and biases of zero unless the initializer draws them too.</summary>
    /// <param name="architecture">Its shape.</param>
    /// <param name="seed">The same seed makes the same network, everywhere.</param>
    /// <param name="initializer">How large the weights are; uniform within ±½ if not given.</param>
    public Network(Architecture architecture, ulong seed, Initializer? initializer = null)
        : this(architecture)
    {
        var random = new RandomSequence(seed);
        foreach (DenseLayer layer in Layers)
        {
            float limit = (initializer ?? Defaults.Initializer).Limit(layer.Inputs, layer.Outputs);
            foreach (ref float weight in layer.Weights) weight = ((2 * random.NextSingle()) - 1) * limit;
        }

        if (initializer is not { HasRandomBiases: true }) return;
        var biases = new RandomSequence(seed, BiasStream);
        foreach (DenseLayer layer in Layers)
        {
            float limit = (float)(1 / Math.Sqrt(layer.Inputs));
            foreach (ref float bias in layer.Biases) bias = ((2 * biases.NextSingle()) - 1) * limit;
        }
    }

    /// <summary>The shape of the network.</summary>
    public Architecture Architecture { get; }

    /// <summary>The layers from the first hidden one to the last.</summary>
    public IReadOnlyList<DenseLayer> Layers { get; }

    /// <summary>All weights and biases: layer by layer the weights [inputs, outputs], then the biases [outputs].</summary>
    public Span<float> Parameters => parameters;

    /// <summary>The same, as the buffer itself.</summary>
    internal float[] ParameterBuffer => parameters;

    /// <summary>What the network says to one sample: the place of its largest output, the first where several are equal.</summary>
    /// <remarks>A single sigmoid output is the probability of 1, as against 0: the answer is 1 above ½, else 0.</remarks>
    /// <param name="inputs">[inputs]</param>
    /// <returns>The answer, from 0, or <see cref="Classification.None"/> where an output is NaN or infinite.</returns>
    /// <exception cref="ArgumentException">There are not as many numbers as the network has inputs.</exception>
    /// <exception cref="InvalidOperationException">The network has a single output that is no probability, so it names no class.</exception>
    public int Classify(ReadOnlySpan<float> inputs) => ClassOf(Predict(inputs));

    /// <summary>What the network says to one sample of a dataset.</summary>
    /// <param name="dataset">A dataset with as many features as the network has inputs.</param>
    /// <param name="index">Which sample, from 0.</param>
    /// <returns>The answer, from 0, or <see cref="Classification.None"/> where an output is NaN or infinite.</returns>
    /// <exception cref="ArgumentException">The dataset has another number of features.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    /// <exception cref="InvalidOperationException">The network has a single output that is no probability, so it names no class.</exception>
    public int Classify(Dataset dataset, int index) => ClassOf(Predict(dataset, index));

    /// <summary>Evaluates this network on all samples of a dataset.</summary>
    /// <param name="dataset">Samples with as many features and targets as the network has inputs and outputs.</param>
    /// <param name="loss">The loss to average; no loss is computed if not given.</param>
    /// <param name="threads">Threads to use, at least 1; any number gives the same result.</param>
    /// <exception cref="ArgumentException">The sizes do not fit, or the loss does not fit the last layer or the targets.</exception>
    public Evaluation Evaluate(Dataset dataset, Loss? loss = null, int threads = 1) => Evaluate(dataset, loss, threads, default);

    /// <summary>Evaluates this network on all samples of a dataset, and gives its outputs too.</summary>
    /// <param name="dataset">Samples with as many features and targets as the network has inputs and outputs.</param>
    /// <param name="loss">The loss to average; no loss is computed if null.</param>
    /// <param name="threads">Threads to use, at least 1; any number gives the same result.</param>
    /// <param name="outputs">[samples, outputs], written: the outputs of one sample after those of the other. Nothing where they are not asked for.</param>
    /// <param name="progress">Told how many samples are done, from any of the threads.</param>
    /// <exception cref="ArgumentException">The sizes do not fit, or the loss does not fit the last layer or the targets.</exception>
    public Evaluation Evaluate(Dataset dataset, Loss? loss, int threads, Memory<float> outputs, IProgress<int>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Architecture.MustFit(dataset);
        if (loss is not null)
        {
            Architecture.MustLearnFrom(loss);
            loss.MustMeasure(dataset);
        }

        if (!outputs.IsEmpty && outputs.Length != (long)dataset.Count * Architecture.Outputs)
            throw new ArgumentException($"{dataset.Count} samples have {(long)dataset.Count * Architecture.Outputs} outputs; there is room for {outputs.Length}.", nameof(outputs));
        return new Evaluation(this, dataset, loss, threads, outputs, progress);
    }

    /// <summary>
    /// The SHA-256 of the parameters, in lower-case hexadecimal: the identity of a trained network.
    /// </summary>
    /// <remarks>
    /// Taken over the little-endian float32 of weights_0 [outputs, inputs], bias_0, weights_1, …: the bytes of the
    /// tensors as a <c>.safetensors</c> file of the network holds them.
    /// </remarks>
    public string ParametersSha256()
    {
        var hash = new Sha256();
        foreach (DenseLayer layer in Layers)
        {
            hash.Append(layer.WeightBytes());
            hash.Append(layer.BiasBytes());
        }

        return hash.FinishHex();
    }

    /// <summary>Another network with the same shape and the same parameters.</summary>
    public Network Clone()
    {
        var clone = new Network(Architecture);
        parameters.CopyTo(clone.parameters, 0);
        return clone;
    }

    private int ClassOf(float[] outputs) => outputs.Length > 1
        ? outputs.ArgMax()
        : Architecture.IsBinary ? Classification.FromProbability(outputs[0]) : throw new InvalidOperationException(
            $"A single {Architecture.OutputActivation.Name} output is a number and names no class; Predict gives the number.");

    /// <summary>The place that lies at a position of <see cref="Parameters"/>, in words: for errors.</summary>
    internal string Describe(int position)
    {
        for (int i = 0; ; i++)
        {
            DenseLayer layer = Layers[i];
            int at = position - layer.Start;
            if (at >= layer.ParameterCount) continue;
            return at < layer.Weights.Length
                ? $"layer {i + 1}, the weight from input {at / layer.Outputs} to output {at % layer.Outputs}"
                : $"layer {i + 1}, the bias of output {at - layer.Weights.Length}";
        }
    }
}
