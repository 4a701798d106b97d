namespace Glassbox.Data;

/// <summary>Pixels that are not simply bytes in order: of another type, or of transposed images.</summary>
internal sealed class IdxPixels(IdxReader reader, string name, int rows, int columns, bool isTransposed)
{
    private byte[] bytes = [];

    /// <summary>Whether the bytes of the file are the pixels.</summary>
    public bool IsPlain => reader.ElementSize == 1 && !reader.IsSigned && !isTransposed;

    /// <summary>Reads whole images.</summary>
    /// <param name="destination">[images, rows · columns], written.</param>
    public void Fill(Span<byte> destination)
    {
        int size = reader.ElementSize, image = rows * columns;
        int most = Math.Max(1, (1 << 20) / (image * size)) * image; // pixels at a time
        while (destination.Length > 0)
        {
            Span<byte> part = destination[..Math.Min(most, destination.Length)];
            if (bytes.Length < part.Length * size) bytes = new byte[part.Length * size];
            long start = reader.Position;
            reader.Fill(bytes.AsSpan(0, part.Length * size));
            for (int i = 0; i < part.Length; i++)
            {
                double pixel = reader.Number(bytes.AsSpan(i * size, size));
                if (pixel is not (>= 0 and <= 255) || pixel != (byte)pixel)
                    throw reader.Fault(start + ((long)i * size), FormattableString.Invariant($"a pixel is {pixel}; whole numbers from 0 to 255 were expected in {Path.GetFileName(name)}."));
                int row = i % image / columns, column = i % columns;
                part[isTransposed ? i - (i % image) + (column * rows) + row : i] = (byte)pixel;
            }

            destination = destination[part.Length..];
        }
    }
}
