using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Glassbox.Guide.Workshop;

/// <summary>Code as text that the fragment of an address can hold: its length, so that an address that was cut off is told from a whole one; then the code, compressed.</summary>
public static class SharedCode
{
    /// <summary>The most characters that are taken from an address: more than any program here, and not too much to unpack.</summary>
    public const int Most = 40_000;

    /// <summary>A fragment, without its #.</summary>
    /// <param name="name">What it is code of: an exercise, the program.</param>
    /// <param name="code">The code.</param>
    public static string Fragment(string name, string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        byte[] bytes = Encoding.UTF8.GetBytes(code), length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        using var packed = new MemoryStream();
        packed.Write(length);
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize)) deflate.Write(bytes);
        return $"{name}=" + Convert.ToBase64String(packed.ToArray()).TrimEnd('=').Replace('+', '.').Replace('/', '_');
    }

    /// <summary>Whether an address can hold code: whoever opens it takes no more.</summary>
    public static bool IsShortEnough(string code) => Encoding.UTF8.GetByteCount(code) <= Most;

    /// <summary>Whether an address says that it holds code of this name, readable or not.</summary>
    public static bool IsMeant(string address, string name)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.Contains($"#{name}=", StringComparison.Ordinal);
    }

    /// <summary>The code of an address; null where there is none of this name, or none that can be read.</summary>
    public static string? From(string address, string name)
    {
        ArgumentNullException.ThrowIfNull(address);
        int at = address.IndexOf($"#{name}=", StringComparison.Ordinal);
        if (at < 0 || address.Length - at > Most) return null;
        try
        {
            string text = address[(at + name.Length + 2)..].Replace('.', '+').Replace('_', '/');
            byte[] packed = Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));
            if (packed.Length < sizeof(int) || BinaryPrimitives.ReadInt32LittleEndian(packed) is not (>= 0 and <= Most and int length)) return null;
            using var deflate = new DeflateStream(new MemoryStream(packed, sizeof(int), packed.Length - sizeof(int)), CompressionMode.Decompress);
            byte[] bytes = new byte[length];
            bool isWhole = deflate.ReadAtLeast(bytes, length, throwOnEndOfStream: false) == length;
            return isWhole ? new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes) : null;
        }
        catch (Exception fault) when (fault is FormatException or InvalidDataException or DecoderFallbackException)
        {
            return null;
        }
    }
}
