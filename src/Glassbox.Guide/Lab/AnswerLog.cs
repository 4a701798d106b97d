using System.Numerics;

namespace Glassbox.Guide.Lab;

/// <summary>Records which digits of a run were predicted correctly, each before it was learned: one bit per digit, over all epochs.</summary>
public sealed class AnswerLog
{
    private const int Bits = 64;
    private ulong[] words = new ulong[64];
    private int[] rightBefore = new int[65]; // [words + 1] the number of correct digits before each word

    /// <summary>The number of digits recorded, from the first.</summary>
    public int Count { get; private set; }

    /// <summary>Adds the next digits; those already recorded are ignored.</summary>
    /// <param name="first">The position in the run of the first bit; at most <see cref="Count"/>.</param>
    /// <param name="right">One bit per digit, the lowest first: 1 if the prediction was correct.</param>
    /// <param name="count">The number of digits.</param>
    public void Add(long first, ReadOnlySpan<byte> right, int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 8L * right.Length);
        for (int i = (int)(Count - first); i < count; i++)
        {
            int word = Count / Bits;
            if (word == words.Length)
            {
                Array.Resize(ref words, 2 * words.Length);
                Array.Resize(ref rightBefore, words.Length + 1);
            }

            if ((right[i / 8] & (1 << (i % 8))) != 0) words[word] |= 1UL << (Count % Bits);
            Count++;
            rightBefore[word + 1] = rightBefore[word] + BitOperations.PopCount(words[word]);
        }
    }

    /// <summary>Returns whether a recorded digit was predicted correctly.</summary>
    /// <param name="sample">The position, over all epochs, from 0.</param>
    public bool IsRight(int sample) => (words[sample / Bits] & (1UL << (sample % Bits))) != 0;

    /// <summary>Returns the number of correct predictions among the first digits, as far as recorded.</summary>
    public int RightBefore(int samples)
    {
        int to = Math.Clamp(samples, 0, Count), word = to / Bits, rest = to % Bits;
        return rest == 0 ? rightBefore[word] : rightBefore[word] + BitOperations.PopCount(words[word] & ((1UL << rest) - 1));
    }

    /// <summary>Returns the fraction of correct predictions in a range of digits, 0 to 1; 0 if the range is empty.</summary>
    /// <param name="from">The first digit.</param>
    /// <param name="to">The digit after the last.</param>
    public double ShareRight(int from, int to)
    {
        to = Math.Min(to, Count);
        return to > from ? (double)(RightBefore(to) - RightBefore(from)) / (to - from) : 0;
    }

    /// <summary>Finds the next wrong prediction.</summary>
    /// <param name="from">The first digit to check.</param>
    /// <param name="to">The digit after the last one to check.</param>
    /// <returns>The position of the digit; <paramref name="to"/> if there is none.</returns>
    public int NextWrong(int from, int to)
    {
        to = Math.Min(to, Count);
        for (int at = from; at < to;)
        {
            ulong wrong = ~words[at / Bits] >> (at % Bits);
            if (wrong != 0) return Math.Min(to, at + BitOperations.TrailingZeroCount(wrong));
            at += Bits - (at % Bits);
        }

        return to;
    }
}
