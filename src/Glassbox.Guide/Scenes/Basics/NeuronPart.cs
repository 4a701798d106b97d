namespace Glassbox.Guide.Scenes.Basics;

/// <summary>A part of an opened neuron that can be pointed at.</summary>
public enum NeuronPart
{
    /// <summary>A number that comes in.</summary>
    Input,

    /// <summary>A number that an input is multiplied by.</summary>
    Weight,

    /// <summary>An input times its weight.</summary>
    Product,

    /// <summary>All products added up.</summary>
    Sum,

    /// <summary>The squashed sum.</summary>
    Activation,
}
