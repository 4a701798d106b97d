using System.Numerics;
using System.Runtime.Intrinsics;

namespace Glassbox.Tests.Kernels;

/// <summary>Shows that the vectors are really those that <see cref="VectorWidthTests"/> asked for.</summary>
public class WidthTests
{
    internal const string Variable = "GLASSBOX_TESTS_VECTORS";

    internal static string Vectors => FormattableString.Invariant($"{Vector<float>.Count} lanes, up to {Widest} bits");

    /// <summary>The widest vectors that there are instructions for, in bits.</summary>
    internal static int Widest =>
        Vector512.IsHardwareAccelerated ? 512
        : Vector256.IsHardwareAccelerated ? 256
        : Vector128.IsHardwareAccelerated ? 128 : 0;

    [Fact]
    public void Vectors_have_the_requested_width() =>
        Assert.Equal(Environment.GetEnvironmentVariable(Variable) ?? Vectors, Vectors);
}
