using System.Numerics;

namespace Glassbox.Guide.Lab;

/// <summary>Which digits of a run were answered rightly, each before it was learned from: one bit a digit, over all epochs.</summary>
public sealed class AnswerLog
{
    private const int Bits = 64;
    private ulong[] words = new ulong[64];
    private int[] rightBefore = new int[65]; // [words + 1] among the digits before each word

    /// <summary>How many digits it knows of, from the first.</summary>
    public int Count { get; private set; }

    /// <summary>Takes the next digits; those that it knows already are not taken twice.</summary>
    /// <param name="first">Which digit of the run the first bit is of; at most <see cref="Count"/>.</param>
    /// <param name="right">A bit for each digit, the lowest first: 1 where it was answered rightly.</param>
    /// <param name="count">How many digits.</param>
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

    /// <summary>Whether a digit that it knows of was answered rightly.</summary>
    /// <param name="sample">Over all epochs, from 0.</param>
    public bool IsRight(int sample) => (words[sample / Bits] & (1UL << (sample % Bits))) != 0;

    /// <summary>How many of the first digits were answered rightly; of those it knows of, where it is asked for more.</summary>
    public int RightBefore(int samples)
    {
        int to = Math.Clamp(samples, 0, Count), word = to / Bits, rest = to % Bits;
        return rest == 0 ? rightBefore[word] : rightBefore[word] + BitOperations.PopCount(words[word] & ((1UL << rest) - 1));
    }

    /// <summary>The share of right answers from one digit to another, 0 to 1; 0 where there is none.</summary>
    /// <param name="from">The first of them.</param>
    /// <param name="to">The digit behind the last.</param>
    public double ShareRight(int from, int to)
    {
        to = Math.Min(to, Count);
        return to > from ? (double)(RightBefore(to) - RightBefore(from)) / (to - from) : 0;
    }

    /// <summary>The next wrong answer.</summary>
    /// <param name="from">Where to begin.</param>
    /// <param name="to">Where to end; the digit itself is not looked at.</param>
    /// <returns>Which digit; <paramref name="to"/> where there is none.</returns>
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
