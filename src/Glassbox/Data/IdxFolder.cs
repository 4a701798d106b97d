namespace Glassbox.Data;

/// <summary>The four files of a dataset, as in MNIST.</summary>
internal sealed record IdxFolder(string TrainingImages, string TrainingLabels, string TestImages, string TestLabels)
{
    /// <exception cref="DataFormatException">A file is missing.</exception>
    public static IdxFolder Find(string folder) => Directory.Exists(folder)
        ? new(Find(folder, "train-images-idx3-ubyte"), Find(folder, "train-labels-idx1-ubyte"), Find(folder, "t10k-images-idx3-ubyte"), Find(folder, "t10k-labels-idx1-ubyte"))
        : throw new DataFormatException(folder, null, File.Exists(folder) ? "this is a file; a folder with the four files of MNIST was expected." : "there is no such folder; one with the four files of MNIST was expected.");

    private static string Find(string folder, string name)
    {
        string plain = Path.Combine(folder, name), zipped = plain + ".gz";
        if (File.Exists(plain)) return plain;
        if (File.Exists(zipped)) return zipped;
        string[] others = [.. Directory.EnumerateFiles(folder).Where(file => IsLike(Path.GetFileName(file), name)).Order(StringComparer.Ordinal)];
        if (others.Length == 1) return others[0];
        if (others.Length > 1)
            throw new DataFormatException(folder, null, $"holds several files like {name}: {string.Join(", ", others.Select(Path.GetFileName))}. Put those of one set into a folder of their own.");
        throw new DataFormatException(folder, null, $"holds neither {name} nor {name}.gz.");
    }

    // Of another dataset: with a prefix before its name, or "test" instead of "t10k".
    private static bool IsLike(string file, string name)
    {
        if (file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)) file = file[..^3];
        return file.EndsWith(name, StringComparison.OrdinalIgnoreCase) || file.EndsWith(name.Replace("t10k", "test", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
    }
}
