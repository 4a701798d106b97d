using System.Numerics;
using System.Runtime.Intrinsics;

namespace Glassbox.Tests.Kernels;

/// <summary>Checks that vectors really have the width that <see cref="VectorWidthTests"/> requests.</summary>
public class WidthTests
{
    internal const string Variable = "GLASSBOX_TESTS_VECTORS";

    internal static string Vectors => FormattableString.Invariant($"{Vector<float>.Count} lanes, up to {Widest} bits");

    /// <summary>The widest supported vectors, in bits.</summary>
    internal static int Widest =>
        Vector512.IsHardwareAccelerated ? 512
        : Vector256.IsHardwareAccelerated ? 256
        : Vector128.IsHardwareAccelerated ? 128 : 0;

    [Fact]
    public void Vectors_have_the_requested_width() =>
        Assert.Equal(Environment.GetEnvironmentVariable(Variable) ?? Vectors, Vectors);
}
