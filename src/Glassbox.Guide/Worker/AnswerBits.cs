namespace Glassbox.Guide.Worker;

/// <summary>Predictions in order, one bit each: 1 if correct.</summary>
/// <param name="capacity">The maximum number.</param>
internal sealed class AnswerBits(int capacity)
{
    private readonly byte[] bits = new byte[Bytes(capacity)];

    public int Capacity => capacity;

    public int Count { get; private set; }

    /// <summary>Returns the number of bytes for a number of bits.</summary>
    public static int Bytes(int count) => (count + 7) / 8;

    public void Add(bool isRight)
    {
        if (isRight) bits[Count / 8] |= (byte)(1 << (Count % 8));
        Count++;
    }

    /// <summary>Returns the bits, the lowest first.</summary>
    public byte[] ToArray() => bits[..Bytes(Count)];
}
