namespace Glassbox;

/// <summary>A stream of random numbers that is the same on every machine and in every version of .NET.</summary>
/// <remarks>
/// PCG-XSH-RR with 64 bits of state and 32 of output (O'Neill 2014, "PCG: A Family of Simple Fast Space-Efficient
/// Statistically Good Algorithms for Random Number Generation", section 6.3).
/// </remarks>
public sealed class RandomSequence
{
    private const ulong Multiplier = 6364136223846793005;
    private readonly ulong increment;
    private ulong state;

    /// <summary>Starts a stream.</summary>
    /// <param name="seed">Where it starts.</param>
    /// <param name="stream">Which of 2⁶³ streams it is: one seed serves many purposes, each with its own stream.</param>
    public RandomSequence(ulong seed, ulong stream = 0)
    {
        increment = (stream << 1) | 1;
        state = unchecked(((increment + seed) * Multiplier) + increment);
    }

    /// <summary>The next number, any of 2³².</summary>
    public uint NextUInt32()
    {
        ulong old = state;
        state = Next(old);
        return Output(old);
    }

    /// <summary>The next number from 0 to below <paramref name="bound"/>, each as likely as any other.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not above 0.</exception>
    public int NextInt32(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        uint rejected = (uint)((0x1_0000_0000UL - (uint)bound) % (uint)bound); // so that the rest divides evenly
        uint number;
        do number = NextUInt32();
        while (number < rejected);
        return (int)(number % (uint)bound);
    }

    /// <summary>The next number from 0 to below 1, one of 2²⁴ equally spaced ones.</summary>
    public float NextSingle() => (NextUInt32() >> 8) * (1f / (1 << 24));

    /// <summary>The next numbers from −1 to below 1, of 2²⁴ equally spaced ones: twice <see cref="NextSingle"/>, less 1.</summary>
    internal void FillEither(Span<float> numbers)
    {
        ulong next = state; // beside the object, where each number would wait for the one before it to be written and read again
        foreach (ref float number in numbers)
        {
            number = ((int)(Output(next) >> 8) - (1 << 23)) * (1f / (1 << 23));
            next = Next(next);
        }

        state = next;
    }

    /// <summary>Brings the numbers into a random order, each order as likely as any other.</summary>
    /// <remarks>Fisher and Yates, from the last place to the first.</remarks>
    public void Shuffle(Span<int> numbers)
    {
        for (int i = numbers.Length - 1; i > 0; i--)
        {
            int j = NextInt32(i + 1);
            (numbers[i], numbers[j]) = (numbers[j], numbers[i]);
        }
    }

    private ulong Next(ulong state) => unchecked((state * Multiplier) + increment);

    private static uint Output(ulong state)
    {
        uint shifted = (uint)(((state >> 18) ^ state) >> 27);
        return uint.RotateRight(shifted, (int)(state >> 59));
    }
}
