using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Glassbox.Kernels;

namespace Glassbox.Optimizers;

/// <summary>An optimizer at work: its state, and the step it takes.</summary>
/// <param name="parameters">The number of parameters.</param>
/// <param name="buffers">The number of state buffers.</param>
internal abstract class UpdateRule(int parameters, int buffers)
{
    /// <summary>[buffers][parameters], zeros at the start.</summary>
    public float[][] State { get; } = [.. Enumerable.Range(0, buffers).Select(_ => new float[parameters])];

    /// <summary>Whether a step leaves a parameter as it is whose gradient is 0.</summary>
    public virtual bool SkipsZeros => false;

    /// <summary>Called once before the calls of <see cref="Apply"/> that make up a step.</summary>
    public virtual void Begin()
    {
    }

    /// <summary>Remembers how far it has come; of the <see cref="State"/>, the caller keeps a copy.</summary>
    public virtual void Save()
    {
    }

    /// <summary>Goes back to where it was then.</summary>
    public virtual void Restore()
    {
    }

    /// <summary>Changes the parameters from <paramref name="start"/> on, on the calling thread.</summary>
    /// <param name="start">Where in the parameters these stand.</param>
    /// <param name="parameters">Some of the parameters.</param>
    /// <param name="gradients">Their gradients, summed over the samples.</param>
    /// <param name="scale">What to multiply these by first: 1 / samples.</param>
    public abstract void Apply(int start, Span<float> parameters, ReadOnlySpan<float> gradients, float scale);
}

/// <summary>The arithmetic of one rule on as many parameters at a time as a vector holds.</summary>
internal interface IUpdate
{
    /// <param name="parameter">Changed.</param>
    /// <param name="gradient">The gradients.</param>
    /// <param name="first">The first state, where the rule has one; changed.</param>
    /// <param name="second">The second state, where the rule has one; changed.</param>
    void Apply(
        ref Vector<float> parameter, Vector<float> gradient, ref Vector<float> first, ref Vector<float> second);
}

/// <summary>The one loop over all rules.</summary>
internal static class Update
{
    [MethodImpl(Jit.Hot)]
    public static void Run<T>(
        T rule, Span<float> parameters, ReadOnlySpan<float> gradients, float scale, Span<float> first, Span<float> second)
        where T : struct, IUpdate
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
            rule.Apply(ref parameter, Vector.LoadUnsafe(ref g, i) * scale, ref one, ref two);
            parameter.StoreUnsafe(ref p, i);
            if (!first.IsEmpty) one.StoreUnsafe(ref a, i);
            if (!second.IsEmpty) two.StoreUnsafe(ref b, i);
        }

        if (whole < parameters.Length)
        {
            // The rest goes through the same arithmetic in the first lanes of a vector.
            Span<float> firstRest = first.IsEmpty ? first : first[whole..];
            Span<float> secondRest = second.IsEmpty ? second : second[whole..];
            Vector<float> parameter = Load(parameters[whole..]), one = Load(firstRest), two = Load(secondRest);
            rule.Apply(ref parameter, Load(gradients[whole..]) * scale, ref one, ref two);
            Store(parameter, parameters[whole..]);
            Store(one, firstRest);
            Store(two, secondRest);
        }
    }

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
