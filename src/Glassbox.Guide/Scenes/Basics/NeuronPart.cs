namespace Glassbox.Guide.Scenes.Basics;

/// <summary>The parts of an opened neuron that react to the pointer.</summary>
public enum NeuronPart
{
    /// <summary>An input.</summary>
    Input,

    /// <summary>A weight.</summary>
    Weight,

    /// <summary>An input times its weight.</summary>
    Product,

    /// <summary>The sum of all products.</summary>
    Sum,

    /// <summary>The activation.</summary>
    Activation,
}
