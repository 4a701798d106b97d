namespace Glassbox.Kernels;

/// <summary>The lanes of a kernel: a vector of some width, or a single float.</summary>
/// <remarks>
/// A kernel that is generic over its lanes is written once. The compiler generates separate code for each width, in which every call below is
/// one instruction.
/// </remarks>
internal interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>The number of lanes.</summary>
    static abstract int Count { get; }

    static abstract TSelf Load(ref float source);

    static abstract void Store(TSelf lanes, ref float destination);

    static abstract TSelf Broadcast(float value);

    static abstract TSelf Add(TSelf left, TSelf right);

    static abstract TSelf Multiply(TSelf left, TSelf right);

    /// <summary>left · right + addend, rounded once.</summary>
    static abstract TSelf FusedMultiplyAdd(TSelf left, TSelf right, TSelf addend);
}
