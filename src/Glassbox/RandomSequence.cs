namespace Glassbox;

/// <summary>A random number generator whose sequence is the same on every machine and in every version of .NET.</summary>
public sealed class RandomSequence
{
    private const ulong Multiplier = 6364136223846793005;
    private readonly ulong increment;
    private ulong state;

    /// <summary>Initializes a sequence.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="stream">One of 2⁶³ independent streams, so that one seed can serve several purposes.</param>
    public RandomSequence(ulong seed, ulong stream = 0)
    {
        increment = (stream << 1) | 1;
        state = unchecked(((increment + seed) * Multiplier) + increment);
    }

    /// <summary>Returns the next number, uniform over all 2³².</summary>
    public uint NextUInt32()
    {
        ulong old = state;
        state = Next(old);
        return Output(old);
    }

    /// <summary>Returns the next number, uniform from 0 to below <paramref name="bound"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not above 0.</exception>
    public int NextInt32(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        uint rejected = (uint)((0x1_0000_0000UL - (uint)bound) % (uint)bound); // so that the rest is a multiple of the bound
        uint number;
        do number = NextUInt32();
        while (number < rejected);
        return (int)(number % (uint)bound);
    }

    /// <summary>Returns the next number from 0 to below 1, one of 2²⁴ equally spaced values.</summary>
    public float NextSingle() => (NextUInt32() >> 8) * (1f / (1 << 24));

    /// <summary>Fills a span with numbers from −1 to below 1, of 2²⁴ equally spaced values: 2 · <see cref="NextSingle"/> − 1.</summary>
    internal void FillEither(Span<float> numbers)
    {
        ulong next = state; // in a local: in the field, each number would wait for a store and a load of the previous state
        foreach (ref float number in numbers)
        {
            number = ((int)(Output(next) >> 8) - (1 << 23)) * (1f / (1 << 23));
            next = Next(next);
        }

        state = next;
    }

    /// <summary>Shuffles numbers; every order is equally likely.</summary>
    /// <remarks>Fisher and Yates, from the last position to the first.</remarks>
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
