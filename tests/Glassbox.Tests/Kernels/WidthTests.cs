using System.Numerics;
using System.Runtime.Intrinsics;

namespace Glassbox.Tests.Kernels;

/// <summary>Shows that the vectors are really those that <see cref="VectorWidthTests"/> asked for.</summary>
public class WidthTests
{
    internal const string Variable = "GLASSBOX_TESTS_VECTORS";

    internal static string Vectors => FormattableString.Invariant(
        $"{Vector<float>.Count} lanes, {(Vector.IsHardwareAccelerated ? "accelerated" : "not accelerated")}");

    [Fact]
    public void Vectors_are_what_was_asked_for() =>
        Assert.Equal(Environment.GetEnvironmentVariable(Variable) ?? Vectors, Vectors);

    internal static bool Has(int bits) => bits switch
    {
        128 => Vector128.IsHardwareAccelerated,
        256 => Vector256.IsHardwareAccelerated,
        _ => Vector512.IsHardwareAccelerated,
    };
}
