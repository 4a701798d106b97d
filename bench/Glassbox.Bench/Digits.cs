using System.IO.Compression;

namespace Glassbox.Bench;

/// <summary>The digits, for what runs inside the bench.</summary>
internal static class Digits
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "data", "mnist");

    public static DatasetSplit Load()
    {
        Dataset training = null!, test = null!;
        Parallel.Invoke(() => training = Load("train", Job.Digits), () => test = Load("t10k", 10_000));
        return new DatasetSplit(training, test);
    }

    /// <summary>A file of the digits after its header, inflated and nothing else.</summary>
    public static byte[] Inflate(string name, int header, int count)
    {
        using var stream = new GZipStream(File.OpenRead(Path.Combine(Folder, $"{name}.gz")), CompressionMode.Decompress);
        byte[] bytes = new byte[count];
        stream.ReadExactly(bytes, 0, header);
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static Dataset Load(string name, int count) => Dataset.FromImages(
        Inflate($"{name}-images-idx3-ubyte", 16, count * 784), Inflate($"{name}-labels-idx1-ubyte", 8, count), 28, 28);
}
