namespace Glassbox;

/// <summary>Which way round the weights of a layer stand in a file of another program.</summary>
public enum WeightOrder
{
    /// <summary>[outputs, inputs], as PyTorch has them.</summary>
    OutByIn,

    /// <summary>[inputs, outputs], as Keras and scikit-learn have them.</summary>
    InByOut,
}
