namespace Glassbox.Guide.Worker;

/// <summary>The guide's networks: 784 pixels, some hidden neurons, 10 outputs, all sigmoid.</summary>
internal static class NetworkFactory
{
    public static Architecture Shape(int hidden) => new Architecture([784, hidden, 10]);

    /// <summary>With one output, for a label that is an amount.</summary>
    public static Architecture AmountShape(int hidden) => new Architecture([784, hidden, 1]);

    /// <summary>A network with these parameters.</summary>
    /// <param name="hidden">Its hidden neurons.</param>
    /// <param name="parameters">As <see cref="Network.Parameters"/>; copied.</param>
    public static Network FromParameters(int hidden, ReadOnlySpan<float> parameters)
    {
        var network = new Network(Shape(hidden));
        parameters.CopyTo(network.Parameters);
        return network;
    }
}
