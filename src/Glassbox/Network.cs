using Glassbox.Kernels;

namespace Glassbox;

/// <summary>A feed-forward network of dense layers, whose parameters are one contiguous buffer.</summary>
/// <remarks>
/// Prediction is thread-safe as long as no thread changes the parameters.
/// </remarks>
public sealed partial class Network
{
    private readonly float[] parameters;
    private readonly DenseLayer[] layers;
    private readonly int widest; // the most outputs of any layer
    private int isBeingTrained;

    /// <summary>Initializes a network with all parameters 0.</summary>
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

    // Differs from the streams that draw and split samples.
    private const ulong BiasStream = ulong.MaxValue - 2;

    /// <summary>Initializes a network with random weights, and with biases of 0 unless the initializer draws them too.</summary>
    /// <param name="architecture">The shape of the network.</param>
    /// <param name="seed">The same seed gives the same network on every machine.</param>
    /// <param name="initializer">The range of the weights; uniform within ±½ by default.</param>
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

    /// <summary>The layers, from the first hidden one to the last.</summary>
    public IReadOnlyList<DenseLayer> Layers { get; }

    /// <summary>All weights and biases: for each layer the weights [inputs, outputs], then the biases [outputs].</summary>
    public Span<float> Parameters => parameters;

    /// <summary>1 while a trainer changes the parameters, else 0.</summary>
    internal ref int IsBeingTrained => ref isBeingTrained;

    /// <summary><see cref="Parameters"/> as an array.</summary>
    internal float[] ParameterBuffer => parameters;

    /// <summary>Returns its shape and size, such as <c>784-20-10 (sigmoid, sigmoid), 15,910 weights and biases</c>.</summary>
    public override string ToString() => $"{Architecture}, {Counted.Of(Architecture.ParameterCount, "weights and biases", "weights and biases")}";

    /// <summary>Predicts the class of one sample: the index of the largest output, the first if several are equal.</summary>
    /// <remarks>A single sigmoid output is the probability of 1, as opposed to 0: the class is 1 if it is above ½, else 0.</remarks>
    /// <param name="inputs">[inputs]</param>
    /// <returns>The class, from 0, or <see cref="Classification.None"/> if an output is NaN or infinite.</returns>
    /// <exception cref="ArgumentException">The number of inputs differs from that of the network.</exception>
    /// <exception cref="InvalidOperationException">The network has a single output that is not a probability, so it predicts no class.</exception>
    public int Classify(ReadOnlySpan<float> inputs) => ClassOf(Predict(inputs));

    /// <summary>Predicts the class of one sample of a dataset.</summary>
    /// <param name="dataset">A dataset with as many features as the network has inputs.</param>
    /// <param name="index">The sample, from 0.</param>
    /// <returns>The class, from 0, or <see cref="Classification.None"/> if an output is NaN or infinite.</returns>
    /// <exception cref="ArgumentException">The dataset has a different number of features.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    /// <exception cref="InvalidOperationException">The network has a single output that is not a probability, so it predicts no class.</exception>
    public int Classify(Dataset dataset, int index) => ClassOf(Predict(dataset, index));

    /// <summary>Evaluates this network on all samples of a dataset.</summary>
    /// <param name="dataset">Samples with as many features and targets as the network has inputs and outputs.</param>
    /// <param name="loss">The loss to average; none by default.</param>
    /// <param name="threads">The number of threads: at least 1; the result is the same for any number.</param>
    /// <exception cref="ArgumentException">The sizes do not match, or the loss does not fit the last layer or the targets.</exception>
    public Evaluation Evaluate(Dataset dataset, Loss? loss = null, int threads = 1) => Evaluate(dataset, loss, threads, default);

    /// <summary>Evaluates this network on all samples of a dataset, and returns its outputs too.</summary>
    /// <param name="dataset">Samples with as many features and targets as the network has inputs and outputs.</param>
    /// <param name="loss">The loss to average, or null for none.</param>
    /// <param name="threads">The number of threads: at least 1; the result is the same for any number.</param>
    /// <param name="outputs">[samples, outputs], written: the outputs of each sample in order. Empty if not needed.</param>
    /// <param name="progress">Receives the number of samples done, from any of the threads.</param>
    /// <exception cref="ArgumentException">The sizes do not match, or the loss does not fit the last layer or the targets.</exception>
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
    /// Returns the SHA-256 of the parameters in lowercase hexadecimal: the identity of a trained network.
    /// </summary>
    /// <remarks>
    /// The digest covers the little-endian float32 values of weights_0 [outputs, inputs], bias_0, weights_1, …: the bytes of the tensors as they
    /// are in a <c>.safetensors</c> file of the network.
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

    /// <summary>Creates a copy with the same shape and the same parameters.</summary>
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

    /// <summary>Describes a position in <see cref="Parameters"/> in words, for error messages.</summary>
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
