using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Glassbox.Serialization;

/// <summary>Arrays of text: fixed-length strings in UTF-32, padded with zeros.</summary>
internal static class NpyText
{
    private const int MaxBytes = 1 << 22; // longer text is not from Glassbox

    /// <summary>Returns the elements as bytes.</summary>
    /// <param name="texts">The elements.</param>
    /// <param name="type">The element type in NumPy's notation, such as <c>&lt;U7</c>.</param>
    public static byte[] Bytes(IReadOnlyList<string> texts, out string type)
    {
        int length = texts.Max(text => text.EnumerateRunes().Count());
        type = string.Create(CultureInfo.InvariantCulture, $"<U{length}");
        byte[] bytes = new byte[texts.Count * length * 4]; // [texts, length, 4]
        for (int t = 0; t < texts.Count; t++)
        {
            int place = t * length * 4;
            foreach (Rune rune in texts[t].EnumerateRunes())
            {
                BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(place), rune.Value);
                place += 4;
            }
        }

        return bytes;
    }

    /// <summary>Reads all elements.</summary>
    /// <exception cref="DataFormatException">The elements are not text.</exception>
    public static string[] Read(NpyReader reader)
    {
        string type = reader.Header.Type;
        if (type is not ['<' or '>', 'U', .. var digits]
            || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int length))
            throw reader.Source.FaultIn(reader.Name, $"the elements are of type '{type}'; expected text, as '<U10'");
        long count = reader.Header.Count;
        if (length * 4L * Math.Max(count, 1) > MaxBytes || count > MaxBytes)
            throw reader.Source.FaultIn(reader.Name, $"more than {MaxBytes} bytes of text");
        reader.RequireBytes(count * length * 4);

        string[] texts = new string[count];
        byte[] bytes = new byte[length * 4];
        for (int t = 0; t < texts.Length; t++)
        {
            reader.Source.Fill(bytes, reader.Name);
            texts[t] = Decode(bytes, isBigEndian: type[0] == '>')
                ?? throw reader.Source.FaultIn(reader.Name, $"[{t}] is not Unicode");
        }

        reader.End();
        return texts;
    }

    private static string? Decode(ReadOnlySpan<byte> bytes, bool isBigEndian)
    {
        var text = new StringBuilder();
        for (; bytes.Length > 0; bytes = bytes[4..])
        {
            int value = isBigEndian ? BinaryPrimitives.ReadInt32BigEndian(bytes) : BinaryPrimitives.ReadInt32LittleEndian(bytes);
            if (!Rune.IsValid(value)) return null;
            text.Append(new Rune(value).ToString());
        }

        return text.ToString().TrimEnd('\0');
    }
}
