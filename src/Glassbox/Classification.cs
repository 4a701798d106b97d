using System.Numerics;
using System.Runtime.CompilerServices;
using Glassbox.Kernels;

namespace Glassbox;

/// <summary>Converts the outputs of a network to a class.</summary>
public static class Classification
{
    /// <summary>The class if an output is NaN or infinite: there is none.</summary>
    public const int None = -1;

    /// <summary>Returns the index of the largest value; if several are equal, the first of them.</summary>
    /// <param name="values">At least one value.</param>
    /// <returns>The index, from 0, or <see cref="None"/> if any value is NaN or infinite.</returns>
    [MethodImpl(Jit.Hot)]
    public static int ArgMax<T>(this ReadOnlySpan<T> values)
        where T : IFloatingPointIeee754<T>
    {
        int index = 0;
        T largest = values[0];
        bool isFinite = T.IsFinite(largest);
        for (int i = 1; i < values.Length; i++)
        {
            bool isLarger = values[i] > largest;
            index = isLarger ? i : index;
            largest = isLarger ? values[i] : largest;
            isFinite &= T.IsFinite(values[i]);
        }

        return isFinite ? index : None;
    }

    /// <summary>Converts a single output, the probability of class 1, to a class: 1 if it is above ½, else 0.</summary>
    /// <returns>0 or 1, or <see cref="None"/> if the output is NaN or infinite.</returns>
    internal static int FromProbability(double output) => !double.IsFinite(output) ? None : output > 0.5f ? 1 : 0;

    /// <summary>Returns whether <see cref="ArgMax"/> is the given index, without branching on the values.</summary>
    [MethodImpl(Jit.Hot)]
    internal static bool IsArgMax(this ReadOnlySpan<float> values, int index)
    {
        float own = values[index];
        bool isBeaten = false;
        for (int i = 0; i < values.Length; i++)
            isBeaten |= (values[i] > own) | ((values[i] == own) & (i < index)) | !float.IsFinite(values[i]);
        return !isBeaten;
    }
}
