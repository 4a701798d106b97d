using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Glassbox.Bench.Guide;

/// <summary>A folder in <c>artifacts/</c> with all files that the peers need in the browser.</summary>
internal static class PeerFolder
{
    /// <summary>Downloads the peers unless they are there, and copies them with their programs and the digits.</summary>
    /// <param name="site">The folder of the published guide, which is also in <c>artifacts/</c> and contains the digits.</param>
    /// <param name="initial">The initial weights.</param>
    /// <returns>The folder to serve.</returns>
    public static string Make(string site, Network initial)
    {
        string bench = Path.GetFullPath(Path.Combine(site, "..", "..", "bench")), folder = Path.Combine(bench, "browser");
        string packages = Path.Combine(bench, "npm"), modules = Path.Combine(packages, "node_modules");
        if (!BrowserPeer.All.SelectMany(peer => peer.Files).All(file => File.Exists(Path.Combine(modules, file)))) Fetch(packages);
        Directory.CreateDirectory(folder);
        IEnumerable<string> files =
        [
            .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Peers")),
            .. Directory.EnumerateFiles(Path.Combine(site, "digits"), "*.gz"),
            .. BrowserPeer.All.SelectMany(peer => peer.Files).Select(file => Path.Combine(modules, file)),
        ];
        foreach (string file in files) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        WriteWeights(initial, Path.Combine(folder, "initial.f32"));
        return folder;
    }

    private static void Fetch(string folder)
    {
        Directory.CreateDirectory(folder);
        string[] arguments =
        [
            "install", "--prefix", folder, "--no-save", "--ignore-scripts", "--no-audit", "--no-fund",
            .. BrowserPeer.All.SelectMany(peer => peer.Packages),
        ];
        try
        {
            using Process npm = Process.Start(new ProcessStartInfo("npm", arguments) { RedirectStandardOutput = true })!;
            string output = npm.StandardOutput.ReadToEnd();
            npm.WaitForExit();
            if (npm.ExitCode != 0) throw new BenchException($"npm could not fetch the peers.\n{output}");
        }
        catch (Win32Exception)
        {
            throw new BenchException("The peers are downloaded with npm, which is not installed. On Debian: apt-get install npm.");
        }
    }

    /// <summary>Writes the parameters as float32, layer by layer: the weights [outputs, inputs], then the biases.</summary>
    private static void WriteWeights(Network network, string path)
    {
        using FileStream file = File.Create(path);
        foreach (DenseLayer layer in network.Layers)
        {
            float[] weights = new float[layer.Weights.Length];
            for (int o = 0; o < layer.Outputs; o++)
                for (int i = 0; i < layer.Inputs; i++) weights[(o * layer.Inputs) + i] = layer.Weights[(i * layer.Outputs) + o];
            file.Write(MemoryMarshal.AsBytes<float>(weights));
            file.Write(MemoryMarshal.AsBytes(layer.Biases));
        }
    }
}
