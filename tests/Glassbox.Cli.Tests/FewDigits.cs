using System.IO.Compression;

namespace Glassbox.Cli.Tests;

/// <summary>A folder with the first of MNIST's digits, in files like MNIST's own: where all 70,000 are not the subject, reading them is most of the work.</summary>
public sealed class FewDigits : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public FewDigits()
    {
        Take("train", 3000);
        Take("t10k", 500);
    }

    /// <summary>What <c>--data</c> takes.</summary>
    public string Path => folder.Path;

    /// <summary>The digits themselves.</summary>
    public DatasetSplit Load() => new(
        IdxFile.Load(folder.File("train-images-idx3-ubyte.gz"), folder.File("train-labels-idx1-ubyte.gz")),
        IdxFile.Load(folder.File("t10k-images-idx3-ubyte.gz"), folder.File("t10k-labels-idx1-ubyte.gz")));

    public void Dispose() => folder.Dispose();

    private void Take(string set, int count)
    {
        Take($"{set}-images-idx3-ubyte.gz", count, header: 16, each: 28 * 28);
        Take($"{set}-labels-idx1-ubyte.gz", count, header: 8, each: 1);
    }

    private void Take(string name, int count, int header, int each)
    {
        byte[] bytes = new byte[header + (count * each)];
        using (var whole = new GZipStream(File.OpenRead(Repository.PathOf("data", "mnist", name)), CompressionMode.Decompress))
            whole.ReadExactly(bytes);
        (bytes[4], bytes[5], bytes[6], bytes[7]) = (0, 0, (byte)(count >> 8), (byte)count);
        using var few = new GZipStream(File.Create(folder.File(name)), CompressionLevel.Fastest);
        few.Write(bytes);
    }
}
