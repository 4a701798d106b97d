using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Glassbox;

/// <summary>How training rounds the products of dense layers.</summary>
public enum Arithmetic
{
    /// <summary>Each product is rounded before it is added: the same bits on every processor and in the browser.</summary>
    Separate,

    /// <summary>
    /// Product and sum are rounded together (fused multiply-add): up to twice as fast for wide layers if the processor has wide units for it,
    /// with different last digits. The same bits on every processor that supports it.
    /// </summary>
    Fused,
}

/// <summary>Checks whether fused arithmetic is supported.</summary>
internal static class FusedArithmetic
{
    public static bool IsSupported => Fma.IsSupported || AdvSimd.IsSupported;

    /// <exception cref="ArgumentException">This machine does not support it.</exception>
    public static void MustBeSupported()
    {
        if (!IsSupported)
            throw new ArgumentException(OperatingSystem.IsBrowser()
                ? "Fused arithmetic is not to be had in a browser; separate arithmetic works everywhere."
                : "Fused arithmetic needs a processor with fused multiply-add (FMA3 on x64), and this one has none; separate arithmetic works everywhere.");
    }
}
