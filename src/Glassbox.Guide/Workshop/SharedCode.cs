using System.IO.Compression;
using System.Text;

namespace Glassbox.Guide.Workshop;

/// <summary>Code as text that the fragment of an address can hold.</summary>
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
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize)) deflate.Write(Encoding.UTF8.GetBytes(code));
        return $"{name}=" + Convert.ToBase64String(packed.ToArray()).TrimEnd('=').Replace('+', '.').Replace('/', '_');
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
            using var deflate = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
            byte[] bytes = new byte[Most + 1];
            int length = deflate.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length > Most ? null : new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, 0, length);
        }
        catch (Exception fault) when (fault is FormatException or InvalidDataException or DecoderFallbackException)
        {
            return null;
        }
    }
}
