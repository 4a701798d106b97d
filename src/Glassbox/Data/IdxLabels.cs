namespace Glassbox.Data;

/// <summary>Reads files of labels.</summary>
internal static class IdxLabels
{
    private const int FirstRoom = 1 << 16; // for labels that have not arrived; more is made as they arrive

    public static byte[] Read(string path, int classes)
    {
        using FileStream stream = IdxReader.Open(path);
        return Read(stream, path, classes);
    }

    public static byte[] Read(Stream stream, string name, int classes)
    {
        using var reader = new IdxReader(stream, name);
        int count = reader.ReadHeader("labels")[0];
        reader.Promise(count);
        byte[] labels = [];
        for (int read = 0; read < count; read = labels.Length)
        {
            Array.Resize(ref labels, (int)Math.Min(count, Math.Max(FirstRoom, 2L * read)));
            reader.Fill(labels.AsSpan(read));
            int wrong = Array.FindIndex(labels, read, label => label >= classes);
            if (wrong >= 0)
                throw reader.Fault(
                    8L + wrong, $"label {wrong} is {labels[wrong]}; with {classes} classes, 0 to {classes - 1} was expected.");
        }

        reader.ReadEnd();
        return labels;
    }
}
