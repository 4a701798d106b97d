using System.Runtime.CompilerServices;

namespace Glassbox.Kernels;

/// <summary>JIT options for the methods that run for every sample.</summary>
internal static class Jit
{
    /// <summary>
    /// Fully optimized at the first call. By default, the runtime starts with slow code and replaces it after a tenth of a second, in which an
    /// epoch could have been trained.
    /// </summary>
    public const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization;
}
