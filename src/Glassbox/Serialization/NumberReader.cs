namespace Glassbox.Serialization;

/// <summary>Reads consecutive numbers.</summary>
internal sealed class NumberReader(ByteSource source, NumberType type)
{
    private readonly byte[] buffer = new byte[1 << 14]; // a multiple of the size of any type

    /// <summary>Reads numbers until the span is full.</summary>
    /// <param name="numbers">Written.</param>
    /// <param name="what">What the numbers are, for error messages.</param>
    /// <exception cref="DataFormatException">The source ends too early.</exception>
    public void Fill(Span<double> numbers, string what)
    {
        while (!numbers.IsEmpty)
        {
            int count = Math.Min(numbers.Length, buffer.Length / type.Bytes);
            Span<byte> bytes = buffer.AsSpan(0, count * type.Bytes);
            source.Fill(bytes, what);
            for (int i = 0; i < count; i++) numbers[i] = type.Value(bytes[(i * type.Bytes)..]);
            numbers = numbers[count..];
        }
    }
}
