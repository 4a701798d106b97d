using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Glassbox.Kernels;

namespace Glassbox.Optimizers;

/// <summary>The formula of an optimizer, applied to a vector of parameters.</summary>
internal interface IVectorFormula
{
    /// <param name="parameter">Changed.</param>
    /// <param name="gradient">The gradients.</param>
    /// <param name="first">The first buffer, if any; changed.</param>
    /// <param name="second">The second buffer, if any; changed.</param>
    void Apply(
        ref Vector<float> parameter, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second);
}

/// <summary>The loop shared by the formulas of all optimizers.</summary>
internal static class VectorUpdate
{
    private const float SmallestNormal = 1.17549435e-38f;

    /// <param name="formula">The formula.</param>
    /// <param name="parameters">[count] Changed.</param>
    /// <param name="gradients">[count]</param>
    /// <param name="scale">The factor to multiply the gradients by first.</param>
    /// <param name="first">[count] The first buffer of the formula, or empty; changed.</param>
    /// <param name="second">[count] The second buffer of the formula, or empty; changed.</param>
    [MethodImpl(Jit.Hot)]
    public static void Run<T>(
        T formula, Span<float> parameters, ReadOnlySpan<float> gradients, float scale, Span<float> first, Span<float> second)
        where T : struct, IVectorFormula
    {
        int width = Vector<float>.Count, whole = parameters.Length - (parameters.Length % width);
        ref float p = ref MemoryMarshal.GetReference(parameters);
        ref float g = ref MemoryMarshal.GetReference(gradients);
        ref float a = ref MemoryMarshal.GetReference(first);
        ref float b = ref MemoryMarshal.GetReference(second);
        for (nuint i = 0; i < (nuint)whole; i += (nuint)width)
        {
            Vector<float> parameter = Vector.LoadUnsafe(ref p, i);
            Vector<float> one = first.IsEmpty ? default : Vector.LoadUnsafe(ref a, i);
            Vector<float> two = second.IsEmpty ? default : Vector.LoadUnsafe(ref b, i);
            formula.Apply(ref parameter, Vector.LoadUnsafe(ref g, i) * scale, ref one, ref two);
            Flushed(parameter).StoreUnsafe(ref p, i);
            if (!first.IsEmpty) Flushed(one).StoreUnsafe(ref a, i);
            if (!second.IsEmpty) Flushed(two).StoreUnsafe(ref b, i);
        }

        if (whole < parameters.Length)
        {
            // The rest uses the same arithmetic, in the first lanes of a vector.
            Span<float> firstRest = first.IsEmpty ? first : first[whole..];
            Span<float> secondRest = second.IsEmpty ? second : second[whole..];
            Vector<float> parameter = Load(parameters[whole..]), one = Load(firstRest), two = Load(secondRest);
            formula.Apply(ref parameter, Load(gradients[whole..]) * scale, ref one, ref two);
            Store(Flushed(parameter), parameters[whole..]);
            Store(Flushed(one), firstRest);
            Store(Flushed(two), secondRest);
        }
    }

    // Decaying numbers never reach 0: 0.9 times the smallest subnormal number rounds to itself. Many processors are a hundred times slower with
    // subnormal numbers, so those become 0, with their sign.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Flushed(Vector<float> values) => Vector.ConditionalSelect(
        Vector.LessThan(Vector.Abs(values), new Vector<float>(SmallestNormal)), values & new Vector<float>(-0f), values);

    private static Vector<float> Load(ReadOnlySpan<float> rest)
    {
        Span<float> lanes = stackalloc float[Vector<float>.Count];
        lanes.Clear();
        rest.CopyTo(lanes);
        return new Vector<float>(lanes);
    }

    private static void Store(Vector<float> vector, Span<float> rest)
    {
        for (int i = 0; i < rest.Length; i++) rest[i] = vector[i];
    }
}
