namespace Glassbox.Serialization.Onnx;

/// <summary>The value of a name in a graph.</summary>
internal abstract record OnnxValue
{
    /// <summary>A constant.</summary>
    internal sealed record Held(OnnxTensor Tensor) : OnnxValue
    {
        private Formula.Constant? constant;

        /// <summary>The numbers as a term, the same instance for every use.</summary>
        public Formula.Constant Constant => constant ??= new Formula.Constant(Tensor.Numbers());
    }

    /// <summary>The known sizes of a value: −1 for unknown ones.</summary>
    internal sealed record Sizes(long[] Known) : OnnxValue;

    /// <summary>The rows of the input after some operations.</summary>
    /// <param name="Layer">The last layer that was applied.</param>
    /// <param name="Formula">The term applied to its weighted sums since.</param>
    /// <param name="Rank">The number of dimensions; null if unknown.</param>
    internal sealed record Signal(OnnxLayer Layer, Formula Formula, int? Rank) : OnnxValue;

    /// <summary>A readable form of a network's outputs: the index of the largest, its name, a map of names.</summary>
    internal sealed record Answer(Signal Of) : OnnxValue;

    /// <summary>The result of an unknown node, which is an error if anything needs it.</summary>
    internal sealed record Unknown(OnnxNode Node) : OnnxValue;
}
