namespace Glassbox.Serialization.Onnx;

/// <summary>What a name in a graph stands for.</summary>
internal abstract record OnnxValue
{
    /// <summary>Numbers that the graph holds.</summary>
    internal sealed record Held(OnnxTensor Tensor) : OnnxValue
    {
        private Formula.Constant? constant;

        /// <summary>The numbers as a term: the same one wherever they are used.</summary>
        public Formula.Constant Constant => constant ??= new Formula.Constant(Tensor.Numbers());
    }

    /// <summary>Sizes of a value, as far as they are known: −1 where they are not.</summary>
    internal sealed record Sizes(long[] Known) : OnnxValue;

    /// <summary>What the rows that go in have become.</summary>
    /// <param name="Layer">The last layer that they went through.</param>
    /// <param name="Formula">What was done to its weighted sums.</param>
    /// <param name="Rank">The number of dimensions; null where it is not known.</param>
    internal sealed record Signal(OnnxLayer Layer, Formula Formula, int? Rank) : OnnxValue;

    /// <summary>What is made of a network's outputs for people to read: the place of the largest, its name, a map of names.</summary>
    internal sealed record Answer(Signal Of) : OnnxValue;

    /// <summary>The result of a node that is not known, which is told if anything needs it.</summary>
    internal sealed record Unknown(OnnxNode Node) : OnnxValue;
}
