using System.Runtime.CompilerServices;

namespace Glassbox.Kernels;

/// <summary>A single number, where the processor has no vectors.</summary>
internal readonly struct Lanes32(float value) : ILanes<Lanes32>
{
    private readonly float value = value;

    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes32 Load(ref float source) => new(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes32 lanes, ref float destination) => destination = lanes.value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes32 Broadcast(float value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes32 Add(Lanes32 left, Lanes32 right) => new(left.value + right.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes32 Multiply(Lanes32 left, Lanes32 right) => new(left.value * right.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes32 FusedMultiplyAdd(Lanes32 left, Lanes32 right, Lanes32 addend) =>
        new(MathF.FusedMultiplyAdd(left.value, right.value, addend.value));
}
