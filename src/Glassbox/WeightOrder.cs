namespace Glassbox;

/// <summary>The order of a layer's weights in a file from another program.</summary>
public enum WeightOrder
{
    /// <summary>[outputs, inputs], as in PyTorch.</summary>
    OutByIn,

    /// <summary>[inputs, outputs], as in Keras and scikit-learn.</summary>
    InByOut,
}
