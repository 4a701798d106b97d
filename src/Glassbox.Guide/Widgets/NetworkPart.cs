namespace Glassbox.Guide.Widgets;

/// <summary>A neuron of a network of one hidden layer.</summary>
/// <param name="Layer">0 for the hidden layer, 1 for the outputs.</param>
/// <param name="Index">Which of the layer, from 0.</param>
public sealed record Neuron(int Layer, int Index);

/// <summary>What can be pointed at in a network: a neuron, or an edge that leads to it.</summary>
/// <param name="Layer">0 for the hidden layer, 1 for the outputs.</param>
/// <param name="Index">Which of the layer, from 0.</param>
/// <param name="From">Which pixel, or which hidden neuron, the edge comes from; null for the neuron itself.</param>
public sealed record NetworkPart(int Layer, int Index, int? From = null);
