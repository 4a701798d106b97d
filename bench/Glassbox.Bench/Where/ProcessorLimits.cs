using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Glassbox.Bench.Where;

/// <summary>Measures the minimum times, in nanoseconds, of the operations that the two largest parts consist of.</summary>
internal static class ProcessorLimits
{
    private const int Count = 1_000_000;
    private const int L1Length = 16 * 1024 / sizeof(float); // well within the L1 cache

    /// <summary>Times a vector addition that depends on the previous one.</summary>
    public static double DependentAdd() => Median(Count, () => Add(Count));

    /// <summary>Times reading a vector, multiplying it, and adding it to one of eight sums.</summary>
    public static double ReadMultiplyAdd()
    {
        ArraySegment<float> numbers = Aligned(L1Length);
        return Median(Count, () => Read(numbers, Count));
    }

    /// <summary>Times reading a vector, adding a product to it, and writing it back.</summary>
    /// <param name="length">The length of the array to cycle through; the default fits in the L1 cache.</param>
    public static double ReadAddWrite(int length = L1Length)
    {
        ArraySegment<float> numbers = Aligned(length);
        return Median(Count, () => Write(numbers, Count));
    }

    /// <summary>Allocates an array aligned to a cache line: a vector across two lines costs twice.</summary>
    private static ArraySegment<float> Aligned(int length)
    {
        const int Line = 64;
        float[] numbers = GC.AllocateArray<float>(length + (Line / sizeof(float)), pinned: true);
        int past = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(numbers, 0) % Line);
        return new ArraySegment<float>(numbers, (Line - past) % Line / sizeof(float), length);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector<float> Add(int count)
    {
        Vector<float> sum = Vector<float>.Zero, one = Vector<float>.One;
        for (int i = 0; i < count; i += 8)
        {
            sum += one;
            sum += one;
            sum += one;
            sum += one;
            sum += one;
            sum += one;
            sum += one;
            sum += one;
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector<float> Read(Span<float> numbers, int count)
    {
        ref float first = ref MemoryMarshal.GetReference(numbers);
        int width = Vector<float>.Count, block = 8 * width;
        var factor = new Vector<float>(0.5f);
        Vector<float> a = Vector<float>.Zero, b = a, c = a, d = a, e = a, f = a, g = a, h = a;
        for (int done = 0; done < count;)
        {
            for (int i = 0; i <= numbers.Length - block; i += block, done += 8)
            {
                ref float at = ref Unsafe.Add(ref first, i);
                a += Vector.LoadUnsafe(ref at) * factor;
                b += Vector.LoadUnsafe(ref at, (nuint)width) * factor;
                c += Vector.LoadUnsafe(ref at, (nuint)(2 * width)) * factor;
                d += Vector.LoadUnsafe(ref at, (nuint)(3 * width)) * factor;
                e += Vector.LoadUnsafe(ref at, (nuint)(4 * width)) * factor;
                f += Vector.LoadUnsafe(ref at, (nuint)(5 * width)) * factor;
                g += Vector.LoadUnsafe(ref at, (nuint)(6 * width)) * factor;
                h += Vector.LoadUnsafe(ref at, (nuint)(7 * width)) * factor;
            }
        }

        return a + b + c + d + e + f + g + h;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector<float> Write(Span<float> numbers, int count)
    {
        ref float first = ref MemoryMarshal.GetReference(numbers);
        int width = Vector<float>.Count, block = 4 * width;
        Vector<float> factor = new(0.5f), value = new(1e-6f);
        for (int done = 0; done < count;)
        {
            for (int i = 0; i <= numbers.Length - block; i += block, done += 4)
            {
                ref float at = ref Unsafe.Add(ref first, i);
                (Vector.LoadUnsafe(ref at) + (factor * value)).StoreUnsafe(ref at);
                (Vector.LoadUnsafe(ref at, (nuint)width) + (factor * value)).StoreUnsafe(ref at, (nuint)width);
                (Vector.LoadUnsafe(ref at, (nuint)(2 * width)) + (factor * value)).StoreUnsafe(ref at, (nuint)(2 * width));
                (Vector.LoadUnsafe(ref at, (nuint)(3 * width)) + (factor * value)).StoreUnsafe(ref at, (nuint)(3 * width));
            }
        }

        return Vector.LoadUnsafe(ref first);
    }

    /// <summary>Returns the nanoseconds per operation, as the median of several runs.</summary>
    private static double Median(int count, Func<Vector<float>> work)
    {
        Vector<float> result = work();
        List<double> runs = [];
        for (int run = 0; run < 31; run++)
        {
            long begun = Stopwatch.GetTimestamp();
            result += work();
            runs.Add(Stopwatch.GetElapsedTime(begun).TotalNanoseconds / count);
        }

        // Using the result keeps the compiler from removing the work.
        if (Vector.Sum(result) < 0) throw new BenchException("A sum of positive numbers is negative.");
        return Spread.From(runs).Median;
    }
}
