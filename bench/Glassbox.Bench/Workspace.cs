using System.IO.Compression;
using Glassbox.Serialization;

namespace Glassbox.Bench;

/// <summary>The repository, and a folder in its <c>artifacts/</c> for the files that the peers need.</summary>
internal sealed class Workspace
{
    public Workspace()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Glassbox.slnx"))) folder = Path.GetDirectoryName(folder);
        Repository = folder
            ?? throw new BenchException($"The bench must run inside the repository, and {AppContext.BaseDirectory} is not in one.");
        Artifacts = Directory.CreateDirectory(Path.Combine(Repository, "artifacts", "bench")).FullName;
    }

    public string Repository { get; }

    public string Artifacts { get; }

    public string PeerPrograms => Path.Combine(Repository, "bench", "peers");

    /// <summary>Decompresses the four IDX files for the peers, and returns their folder.</summary>
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
    /// Writes the initial weights of a job to a file as float32, layer by layer: weights [outputs, inputs], then biases [outputs].
    /// </summary>
    public string InitialWeights(Job job)
    {
        string path = Path.Combine(Artifacts, $"initial-{job.Key}.f32");
        using FileStream file = File.Create(path);
        foreach (ModelTensor tensor in ModelTensor.Enumerate(job.NewNetwork())) file.Write(tensor.Bytes());
        return path;
    }
}
