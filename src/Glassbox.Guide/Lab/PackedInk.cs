using System.IO.Compression;

namespace Glassbox.Guide.Lab;

/// <summary>Encodes ink as text for a URL.</summary>
internal static class PackedInk
{
    /// <summary>The expected value, in words.</summary>
    public const string Expected = "a drawing that this guide has written";

    /// <summary>Encodes pixels.</summary>
    /// <param name="ink">0 to 255, row by row.</param>
    public static string Pack(ReadOnlySpan<byte> ink)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize)) deflate.Write(ink);
        return Convert.ToBase64String(packed.ToArray()).TrimEnd('=').Replace('+', '.').Replace('/', '_');
    }

    /// <summary>Decodes the result of <see cref="Pack"/>; null for anything else.</summary>
    /// <param name="text">Untrusted text from a URL.</param>
    /// <param name="pixels">The expected number of pixels.</param>
    public static byte[]? Unpack(string text, int pixels)
    {
        try
        {
            string padded = text.Replace('.', '+').Replace('_', '/');
            byte[] packed = Convert.FromBase64String(padded.PadRight((padded.Length + 3) / 4 * 4, '='));
            using var deflate = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
            byte[] ink = new byte[pixels];
            deflate.ReadExactly(ink);
            return deflate.ReadByte() < 0 ? ink : null;
        }
        catch (Exception fault) when (fault is FormatException or InvalidDataException or EndOfStreamException)
        {
            return null;
        }
    }
}
