using System.IO.Compression;

namespace Glassbox.Guide.Lab;

/// <summary>The reader's own pixels as text that an address can hold.</summary>
internal static class PackedInk
{
    private const int Pixels = 784;

    /// <summary>Packs pixels.</summary>
    /// <param name="ink">[784] 0 to 255, row by row.</param>
    public static string Write(byte[] ink)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize)) deflate.Write(ink);
        return Convert.ToBase64String(packed.ToArray()).TrimEnd('=').Replace('+', '.').Replace('/', '_');
    }

    /// <summary>Reads what <see cref="Write"/> has written; null for anything else.</summary>
    public static byte[]? Read(string text)
    {
        try
        {
            string padded = text.Replace('.', '+').Replace('_', '/');
            byte[] packed = Convert.FromBase64String(padded.PadRight((padded.Length + 3) / 4 * 4, '='));
            using var deflate = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
            byte[] ink = new byte[Pixels];
            deflate.ReadExactly(ink);
            return deflate.ReadByte() < 0 ? ink : null;
        }
        catch (Exception fault) when (fault is FormatException or InvalidDataException or EndOfStreamException)
        {
            return null;
        }
    }
}
