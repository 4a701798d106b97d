namespace Glassbox.Guide.Lab;

/// <summary>What the engine makes of an image: its hidden neurons too.</summary>
/// <remarks>The parameters are copied: a network that learns on wants another reader.</remarks>
public sealed class NetworkReader
{
    private readonly Network hiddenLayer;
    private readonly Network outputLayer;

    /// <summary>Gets ready to ask a network.</summary>
    /// <param name="network">784 inputs, one layer of hidden neurons, 10 outputs.</param>
    public NetworkReader(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        Network = network;
        Architecture whole = network.Architecture;
        // Each layer is a network of its own, on whose outputs the next one looks.
        hiddenLayer = new Network(new Architecture(whole.Inputs, whole.Layers[0]));
        outputLayer = new Network(new Architecture(whole.Layers[0].Outputs, whole.Layers[1]));
        int first = hiddenLayer.Parameters.Length;
        network.Parameters[..first].CopyTo(hiddenLayer.Parameters);
        network.Parameters[first..].CopyTo(outputLayer.Parameters);
    }

    /// <summary>Who is asked.</summary>
    public Network Network { get; }

    /// <summary>Asks about an image.</summary>
    /// <param name="pixels">[784] 0 to 255.</param>
    public NetworkReading Read(ReadOnlySpan<byte> pixels) => Read(pixels, 255f);

    /// <summary>Asks about an image whose pixels are divided by something else than 255.</summary>
    /// <param name="pixels">[784] 0 to 255.</param>
    /// <param name="divisor">What each pixel is divided by.</param>
    public NetworkReading Read(ReadOnlySpan<byte> pixels, float divisor)
    {
        float[] inputs = new float[pixels.Length];
        for (int i = 0; i < inputs.Length; i++) inputs[i] = pixels[i] / divisor;
        return Read(inputs);
    }

    /// <summary>Asks about numbers.</summary>
    /// <param name="inputs">[784]</param>
    public NetworkReading Read(float[] inputs)
    {
        float[] hidden = hiddenLayer.Predict(inputs);
        float[] outputs = outputLayer.Predict(hidden);
        return new NetworkReading([.. hidden], [.. outputs], outputs.ArgMax());
    }
}

/// <summary>What a network makes of an image.</summary>
/// <param name="Hidden">[hidden] The activations of the hidden neurons.</param>
/// <param name="Outputs">[10]</param>
/// <param name="Answer">The place of the largest output.</param>
public sealed record NetworkReading(double[] Hidden, double[] Outputs, int Answer);
