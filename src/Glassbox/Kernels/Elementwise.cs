using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Glassbox.Kernels;

/// <summary>A function of one number and its derivative, evaluated on whole vectors.</summary>
internal interface IElementwise
{
    static abstract Vector<float> Value(Vector<float> sums);

    /// <summary>The derivative in terms of the sum or the output, whichever is numerically stable.</summary>
    static abstract Vector<float> Derivative(Vector<float> sums, Vector<float> outputs);
}

/// <summary>The loop shared by all elementwise functions. No destination may overlap a source.</summary>
internal static class Elementwise
{
    /// <summary>outputs = f(sums)</summary>
    [MethodImpl(Jit.Hot)]
    public static void Map<T>(ReadOnlySpan<float> sums, Span<float> outputs)
        where T : struct, IElementwise
    {
        int count = sums.Length, width = Vector<float>.Count;
        if (count < width)
        {
            Vector<float> value = T.Value(Partial(sums));
            for (int i = 0; i < count; i++) outputs[i] = value[i];
            return;
        }

        ref float source = ref MemoryMarshal.GetReference(sums);
        ref float destination = ref MemoryMarshal.GetReference(outputs);
        int last = count - width;
        for (int i = 0; ; i += width)
        {
            nuint at = (nuint)Math.Min(i, last); // the last vector overlaps the one before it
            T.Value(Vector.LoadUnsafe(ref source, at)).StoreUnsafe(ref destination, at);
            if (i >= last) return;
        }
    }

    /// <summary>deltas = errors · f′</summary>
    [MethodImpl(Jit.Hot)]
    public static void Chain<T>(
        ReadOnlySpan<float> sums, ReadOnlySpan<float> outputs, ReadOnlySpan<float> errors, Span<float> deltas)
        where T : struct, IElementwise
    {
        int count = sums.Length, width = Vector<float>.Count;
        if (count < width)
        {
            Vector<float> delta = Partial(errors) * T.Derivative(Partial(sums), Partial(outputs));
            for (int i = 0; i < count; i++) deltas[i] = delta[i];
            return;
        }

        ref float sum = ref MemoryMarshal.GetReference(sums);
        ref float output = ref MemoryMarshal.GetReference(outputs);
        ref float error = ref MemoryMarshal.GetReference(errors);
        ref float destination = ref MemoryMarshal.GetReference(deltas);
        int last = count - width;
        for (int i = 0; ; i += width)
        {
            nuint at = (nuint)Math.Min(i, last);
            Vector<float> derivative = T.Derivative(Vector.LoadUnsafe(ref sum, at), Vector.LoadUnsafe(ref output, at));
            (Vector.LoadUnsafe(ref error, at) * derivative).StoreUnsafe(ref destination, at);
            if (i >= last) return;
        }
    }

    /// <summary>Returns a vector with the values in its first lanes and zeros in the others.</summary>
    private static Vector<float> Partial(ReadOnlySpan<float> values)
    {
        Span<float> lanes = stackalloc float[Vector<float>.Count];
        lanes.Clear();
        values.CopyTo(lanes);
        return new Vector<float>(lanes);
    }
}
