using System.IO.Compression;

namespace Glassbox.Bench;

/// <summary>The digits, for what runs inside the bench.</summary>
internal static class Digits
{
    public static DatasetSplit Load() => Load(Path.Combine(AppContext.BaseDirectory, "data", "mnist"));

    public static DatasetSplit Load(string folder)
    {
        Dataset training = null!, test = null!;
        Parallel.Invoke(() => training = Load(folder, "train", Job.Digits), () => test = Load(folder, "t10k", 10_000));
        return new DatasetSplit(training, test);
    }

    /// <summary>A file of the digits after its header, inflated and nothing else.</summary>
    public static byte[] Inflate(string folder, string name, int header, int count)
    {
        using var stream = new GZipStream(File.OpenRead(Path.Combine(folder, $"{name}.gz")), CompressionMode.Decompress);
        byte[] bytes = new byte[count];
        stream.ReadExactly(bytes, 0, header);
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static Dataset Load(string folder, string name, int count) => Dataset.FromImages(
        Inflate(folder, $"{name}-images-idx3-ubyte", 16, count * 784), Inflate(folder, $"{name}-labels-idx1-ubyte", 8, count), 28, 28);
}
