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

    /// <summary>Whether an address says that it holds code, of this name or another, readable or not.</summary>
    public static bool IsMeant(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.IndexOf('#', StringComparison.Ordinal) is >= 0 and int at && address.IndexOf('=', at) >= 0;
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
            return WithLength(packed) ?? WithoutLength(packed);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string? WithLength(byte[] packed) =>
        packed.Length >= sizeof(int) && BinaryPrimitives.ReadInt32LittleEndian(packed) is >= 0 and <= Most and int length
        && Unpacked(packed.AsSpan(sizeof(int)), length) is { } bytes && bytes.Length == length ? Text(bytes) : null;

    // As the first links were made: the code alone. Its last byte ends it: whatever follows changes nothing, whatever stands in its place does.
    private static string? WithoutLength(byte[] packed)
    {
        if (packed.Length == 0 || Unpacked(packed, Most + 1) is not { Length: > 0 and <= Most } bytes) return null;
        return HasEnded(packed) && !HasEnded(packed.AsSpan(..^1)) ? Text(bytes) : null;

        bool HasEnded(ReadOnlySpan<byte> part)
        {
            foreach (byte more in new byte[] { 0, 0x55, 0xff })
                if (Unpacked([.. part, .. Enumerable.Repeat(more, 32)], Most + 1) is not { } again || !again.AsSpan().SequenceEqual(bytes)) return false;
            return true;
        }
    }

    // As many bytes as there are, and no more than so many; null where it is nothing that was compressed.
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
