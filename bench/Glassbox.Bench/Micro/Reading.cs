using BenchmarkDotNet.Attributes;

namespace Glassbox.Bench.Micro;

/// <summary>From the zipped files to a dataset, beside what unzipping alone would take.</summary>
public class Reading
{
    private readonly string folder = Path.Combine(AppContext.BaseDirectory, "data", "mnist");

    [Benchmark(Description = "unzip the 60 000 training images, nothing else", Baseline = true)]
    public int Unzip() => Digits.Inflate(folder, "train-images-idx3-ubyte", 16, Job.Digits * 784).Length;

    [Benchmark(Description = "read all 70 000 digits, with their index")]
    public DatasetSplit Read() => Digits.Load(folder);
}
