namespace Glassbox.Serialization;

/// <summary>Reads numbers one after the other.</summary>
internal sealed class NumberReader(ByteSource source, NumberType type)
{
    private readonly byte[] buffer = new byte[1 << 14]; // a whole number of numbers of any type

    /// <summary>Reads as many numbers as are asked for.</summary>
    /// <param name="numbers">Written.</param>
    /// <param name="what">What they are, for errors.</param>
    /// <exception cref="DataFormatException">They end before that.</exception>
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
