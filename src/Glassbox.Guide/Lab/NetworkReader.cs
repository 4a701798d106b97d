namespace Glassbox.Guide.Lab;

/// <summary>Computes a network's response to an image, including the hidden neurons.</summary>
/// <remarks>The parameters are copied: a network that continues to learn needs a new reader.</remarks>
public sealed class NetworkReader
{
    private readonly Network hiddenLayer;
    private readonly Network outputLayer;

    /// <summary>Initializes a reader for a network.</summary>
    /// <param name="network">A network with 784 inputs, one hidden layer and 10 outputs.</param>
    public NetworkReader(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        Network = network;
        Architecture whole = network.Architecture;
        // Each layer becomes a network of its own, whose outputs are the inputs of the next.
        hiddenLayer = new Network(new Architecture(whole.Inputs, whole.Layers[0]));
        outputLayer = new Network(new Architecture(whole.Layers[0].Outputs, whole.Layers[1]));
        int first = hiddenLayer.Parameters.Length;
        network.Parameters[..first].CopyTo(hiddenLayer.Parameters);
        network.Parameters[first..].CopyTo(outputLayer.Parameters);
    }

    /// <summary>The network.</summary>
    public Network Network { get; }

    /// <summary>Runs the network on an image.</summary>
    /// <param name="pixels">[784] 0 to 255.</param>
    public NetworkReading Read(ReadOnlySpan<byte> pixels) => Read(pixels, 255f);

    /// <summary>Runs the network on an image whose pixels are divided by a number other than 255.</summary>
    /// <param name="pixels">[784] 0 to 255.</param>
    /// <param name="divisor">The number by which each pixel is divided.</param>
    public NetworkReading Read(ReadOnlySpan<byte> pixels, float divisor)
    {
        float[] inputs = new float[pixels.Length];
        for (int i = 0; i < inputs.Length; i++) inputs[i] = pixels[i] / divisor;
        return Read(inputs);
    }

    /// <summary>Runs the network on inputs.</summary>
    /// <param name="inputs">[784]</param>
    public NetworkReading Read(float[] inputs)
    {
        float[] hidden = hiddenLayer.Predict(inputs);
        float[] outputs = outputLayer.Predict(hidden);
        return new NetworkReading([.. hidden], [.. outputs], outputs.ArgMax());
    }
}

/// <summary>A network's response to an image.</summary>
/// <param name="Hidden">[hidden] The activations of the hidden neurons.</param>
/// <param name="Outputs">[10] The outputs.</param>
/// <param name="Answer">The index of the largest output.</param>
public sealed record NetworkReading(double[] Hidden, double[] Outputs, int Answer);
