using System.IO.Compression;
using Glassbox.Serialization;

namespace Glassbox.Bench;

/// <summary>Where things are: the repository, and a folder in its <c>artifacts/</c> for what the peers need.</summary>
internal sealed class Workspace
{
    public Workspace()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Glassbox.slnx"))) folder = Path.GetDirectoryName(folder);
        Repository = folder
            ?? throw new BenchException($"The bench is run inside the repository; {AppContext.BaseDirectory} is in none.");
        Artifacts = Directory.CreateDirectory(Path.Combine(Repository, "artifacts", "bench")).FullName;
    }

    public string Repository { get; }

    public string Artifacts { get; }

    public string PeerPrograms => Path.Combine(Repository, "bench", "peers");

    /// <summary>The folder of the four IDX files, inflated: no peer has to unzip.</summary>
    public string InflatedDigits()
    {
        string folder = Directory.CreateDirectory(Path.Combine(Artifacts, "mnist")).FullName;
        foreach (string source in Directory.EnumerateFiles(Path.Combine(Repository, "data", "mnist"), "*.gz"))
        {
            using var from = new GZipStream(File.OpenRead(source), CompressionMode.Decompress);
            using FileStream to = File.Create(Path.Combine(folder, Path.GetFileNameWithoutExtension(source)));
            from.CopyTo(to);
        }

        return folder;
    }

    /// <summary>
    /// A file of the weights that a network of this job starts from: float32 of weights [outputs, inputs] and biases
    /// [outputs], layer by layer.
    /// </summary>
    public string InitialWeights(Job job)
    {
        string path = Path.Combine(Artifacts, $"initial-{job.Key}.f32");
        using FileStream file = File.Create(path);
        foreach (ModelTensor tensor in ModelTensor.Enumerate(job.NewNetwork())) file.Write(tensor.Bytes());
        return path;
    }
}
