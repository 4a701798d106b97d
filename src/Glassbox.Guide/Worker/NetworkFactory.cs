namespace Glassbox.Guide.Worker;

/// <summary>Creates the guide's networks: 784 inputs, one hidden layer, 10 outputs, all sigmoid.</summary>
internal static class NetworkFactory
{
    public static Architecture Shape(int hidden) => new Architecture([784, hidden, 10]);

    /// <summary>Returns the shape with one output, for labels encoded as a single number.</summary>
    public static Architecture AmountShape(int hidden) => new Architecture([784, hidden, 1]);

    /// <summary>Creates a network from parameters.</summary>
    /// <param name="hidden">The number of hidden neurons.</param>
    /// <param name="parameters">The parameters, in the layout of <see cref="Network.Parameters"/>; copied.</param>
    public static Network FromParameters(int hidden, ReadOnlySpan<float> parameters)
    {
        var network = new Network(Shape(hidden));
        parameters.CopyTo(network.Parameters);
        return network;
    }
}
