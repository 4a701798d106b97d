using System.Runtime.CompilerServices;

namespace Glassbox.Kernels;

/// <summary>How a product is added to a sum.</summary>
internal interface IMultiplyAdd
{
    static abstract TLanes Of<TLanes>(TLanes sum, TLanes left, TLanes right)
        where TLanes : struct, ILanes<TLanes>;
}

/// <summary>The product is rounded before it is added, which every processor supports.</summary>
internal readonly struct RoundedTwice : IMultiplyAdd
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes>(TLanes sum, TLanes left, TLanes right)
        where TLanes : struct, ILanes<TLanes> => TLanes.Add(sum, TLanes.Multiply(left, right));
}

/// <summary>Product and sum are rounded together, in one instruction if the processor has it.</summary>
internal readonly struct RoundedOnce : IMultiplyAdd
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes>(TLanes sum, TLanes left, TLanes right)
        where TLanes : struct, ILanes<TLanes> => TLanes.FusedMultiplyAdd(left, right, sum);
}
