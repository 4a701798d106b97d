namespace Glassbox.Guide.Widgets;

/// <summary>A neuron of a network with one hidden layer.</summary>
/// <param name="Layer">0 for the hidden layer, 1 for the outputs.</param>
/// <param name="Index">The index in the layer, from 0.</param>
public sealed record Neuron(int Layer, int Index);

/// <summary>A part of a network that reacts to the pointer: a neuron, or a connection into it.</summary>
/// <param name="Layer">0 for the hidden layer, 1 for the outputs.</param>
/// <param name="Index">The index of the neuron in the layer, from 0.</param>
/// <param name="From">The index of the pixel or hidden neuron that the connection comes from; null for the neuron itself.</param>
public sealed record NetworkPart(int Layer, int Index, int? From = null);
