namespace Glassbox.Data;

/// <summary>Reads files of labels: integers of any IDX type.</summary>
internal static class IdxLabels
{
    private const int FirstRoom = 1 << 16; // initial capacity; it grows with what is read, not with what the header promises

    public static int[] Read(string path, int classes)
    {
        using FileStream stream = IdxReader.Open(path);
        return Read(stream, path, classes);
    }

    public static int[] Read(Stream stream, string name, int classes)
    {
        using var reader = new IdxReader(stream, name);
        int count = reader.ReadHeader(isAnyType: true, "labels")[0], size = reader.ElementSize;
        reader.Promise((long)count * size);
        int[] labels = [];
        byte[] bytes = [];
        for (int read = 0; read < count; read = labels.Length)
        {
            Array.Resize(ref labels, (int)Math.Min(count, Math.Max(FirstRoom, 2L * read)));
            int length = checked((labels.Length - read) * size);
            if (bytes.Length < length) bytes = new byte[length];
            reader.Fill(bytes.AsSpan(0, length));
            for (int i = read; i < labels.Length; i++)
            {
                double label = reader.Number(bytes.AsSpan((i - read) * size, size));
                labels[i] = label == (int)label ? (int)label : throw reader.Fault(
                    8 + ((long)i * size), FormattableString.Invariant($"label {i} is {label}; a whole number was expected."));
                if ((uint)labels[i] >= (uint)classes)
                    throw reader.Fault(8 + ((long)i * size), classes == int.MaxValue
                        ? $"label {i} is {labels[i]}; a number of at least 0 was expected."
                        : $"label {i} is {labels[i]}; with {classes} classes, 0 to {classes - 1} was expected.");
            }
        }

        reader.ReadEnd();
        return labels;
    }
}
