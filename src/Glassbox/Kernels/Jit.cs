using System.Runtime.CompilerServices;

namespace Glassbox.Kernels;

/// <summary>What the compiler at run time is told about the methods that every sample passes through.</summary>
internal static class Jit
{
    /// <summary>
    /// Optimized at the first call. Left to itself, the runtime starts with slow code and exchanges it after a
    /// tenth of a second, in which an epoch could have been trained.
    /// </summary>
    public const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization;
}
