namespace Glassbox.Serialization;

/// <summary>The checksum of zip archives.</summary>
/// <remarks>ISO 3309, polynomial 0xEDB88320 in reflected form; the initial value is 0.</remarks>
internal static class Crc32
{
    private static readonly uint[] Table = NewTable(); // [256]

    /// <summary>Extends the checksum of previous bytes by these bytes.</summary>
    public static uint Append(uint checksum, ReadOnlySpan<byte> bytes)
    {
        uint register = ~checksum;
        foreach (byte value in bytes) register = (register >> 8) ^ Table[(byte)register ^ value];
        return ~register;
    }

    private static uint[] NewTable()
    {
        uint[] table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint register = i;
            for (int bit = 0; bit < 8; bit++) register = (register >> 1) ^ ((register & 1) * 0xEDB88320);
            table[i] = register;
        }

        return table;
    }
}
