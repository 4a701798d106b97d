using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Glassbox.Guide.Workshop;

/// <summary>Encodes code for the fragment of a URL: its length, to detect truncated URLs, then the compressed code.</summary>
public static class SharedCode
{
    /// <summary>The maximum number of characters accepted from a URL: more than any program here, and safe to decompress.</summary>
    public const int MaxCharacters = 40_000;

    /// <summary>Returns a fragment without the #.</summary>
    /// <param name="name">What the code belongs to: an exercise or the program.</param>
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

    /// <summary>Returns whether a URL can hold the code: longer code is rejected when opened.</summary>
    public static bool IsShortEnough(string code) => Encoding.UTF8.GetByteCount(code) <= MaxCharacters;

    /// <summary>Returns whether a URL claims to contain code, of any name, readable or not.</summary>
    public static bool IsMeant(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.IndexOf('#', StringComparison.Ordinal) is >= 0 and int at && address.IndexOf('=', at) >= 0;
    }

    /// <summary>Returns the code of a URL; null if there is none with this name, or it is unreadable.</summary>
    public static string? From(string address, string name)
    {
        ArgumentNullException.ThrowIfNull(address);
        int at = address.IndexOf($"#{name}=", StringComparison.Ordinal);
        if (at < 0 || address.Length - at > MaxCharacters) return null;
        try
        {
            string text = address[(at + name.Length + 2)..].Replace('.', '+').Replace('_', '/');
            byte[] packed = Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));
            return WithLength(packed) ?? WithoutLength(packed);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string? WithLength(byte[] packed) =>
        packed.Length >= sizeof(int) && BinaryPrimitives.ReadInt32LittleEndian(packed) is >= 0 and <= MaxCharacters and int length
        && Unpacked(packed.AsSpan(sizeof(int)), length) is { } bytes && bytes.Length == length ? Text(bytes) : null;

    // The format of the first links: the code alone. The compressed stream must end with its last byte: appended bytes change nothing, but
    // replacing the last byte does.
    private static string? WithoutLength(byte[] packed)
    {
        if (packed.Length == 0 || Unpacked(packed, MaxCharacters + 1) is not { Length: > 0 and <= MaxCharacters } bytes) return null;
        return HasEnded(packed) && !HasEnded(packed.AsSpan(..^1)) ? Text(bytes) : null;

        bool HasEnded(ReadOnlySpan<byte> part)
        {
            foreach (byte more in new byte[] { 0, 0x55, 0xff })
                if (Unpacked([.. part, .. Enumerable.Repeat(more, 32)], MaxCharacters + 1) is not { } again || !again.AsSpan().SequenceEqual(bytes)) return false;
            return true;
        }
    }

    // Decompresses all bytes up to a limit; null if the data is not compressed.
    private static byte[]? Unpacked(ReadOnlySpan<byte> packed, int most)
    {
        try
        {
            using var deflate = new DeflateStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
            byte[] bytes = new byte[most];
            return bytes[..deflate.ReadAtLeast(bytes, most, throwOnEndOfStream: false)];
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static string? Text(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
