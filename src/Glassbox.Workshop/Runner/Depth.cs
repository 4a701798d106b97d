namespace Glassbox.Workshop.Runner;

/// <summary>How far a program's calls have gone into each other. The interpreter's stack holds a megabyte; beyond it the thread ends, and nobody could be told why.</summary>
internal static unsafe class Depth
{
    private const int Most = 500_000; // bytes
    private static nint first;

    /// <summary>Measures from here on.</summary>
    public static void Begin()
    {
        byte here = 0;
        first = (nint)(&here);
    }

    /// <summary>Whether there is no room for many more.</summary>
    public static bool IsDeep()
    {
        byte here = 0;
        return Math.Abs((nint)(&here) - first) > Most;
    }
}
