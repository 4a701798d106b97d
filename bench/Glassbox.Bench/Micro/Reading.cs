using System.IO.Compression;
using BenchmarkDotNet.Attributes;

namespace Glassbox.Bench.Micro;

/// <summary>Benchmarks loading the compressed digits into a dataset, compared with only decompressing them.</summary>
public class Reading
{
    private readonly byte[] pixels = new byte[Job.Main.Digits * 784];
    private DatasetSplit? digits;

    [Benchmark(Description = "unzip the 60 000 training images, nothing else", Baseline = true)]
    public void Unzip()
    {
        using var stream = new GZipStream(
            File.OpenRead(Path.Combine(Mnist.Folder, "train-images-idx3-ubyte.gz")), CompressionMode.Decompress);
        stream.ReadExactly(pixels, 0, 16); // the header
        stream.ReadExactly(pixels);
    }

    [Benchmark(Description = "read all 70 000 digits, with their index")]
    public int Read()
    {
        digits = Mnist.Load();
        return digits.Training.Count + digits.Test.Count;
    }
}
