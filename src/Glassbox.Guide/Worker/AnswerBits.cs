namespace Glassbox.Guide.Worker;

/// <summary>Answers as they are given, a bit for each: 1 where it was right.</summary>
/// <param name="capacity">The most that are wanted.</param>
internal sealed class AnswerBits(int capacity)
{
    private readonly byte[] bits = new byte[Bytes(capacity)];

    public int Capacity => capacity;

    public int Count { get; private set; }

    /// <summary>Bytes that so many bits take.</summary>
    public static int Bytes(int count) => (count + 7) / 8;

    public void Add(bool isRight)
    {
        if (isRight) bits[Count / 8] |= (byte)(1 << (Count % 8));
        Count++;
    }

    /// <summary>The bits, the lowest first.</summary>
    public byte[] ToArray() => bits[..Bytes(Count)];
}
