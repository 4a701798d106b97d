namespace Glassbox.Workshop.Runner;

/// <summary>
/// Measures the stack depth of a program. The interpreter's stack is 1 MB; an overflow would end the thread without an error message.
/// </summary>
internal static unsafe class Depth
{
    private const int MaxBytes = 500_000; // bytes
    private static nint first;

    /// <summary>Sets the reference point for the measurement.</summary>
    public static void Begin()
    {
        byte here = 0;
        first = (nint)(&here);
    }

    /// <summary>Whether the stack is almost full.</summary>
    public static bool IsDeep()
    {
        byte here = 0;
        return Math.Abs((nint)(&here) - first) > MaxBytes;
    }
}
