using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Glassbox.Site;

/// <summary>The published guide, in <c>artifacts/</c>.</summary>
public static class PublishedGuide
{
    private static readonly string[] Sources =
    [
        "src/Glassbox", "src/Glassbox.Guide", "src/Glassbox.Guide.Code", "src/Glassbox.Guide.Editor", "src/Glassbox.Guide.Pages", "src/Glassbox.Mnist",
        "src/Glassbox.Workshop", "data",
    ];
    private static readonly string[] SourceFiles = ["nn.cs", "global.json", "Directory.Build.props", "Directory.Packages.props"];

    /// <summary>Returns the folder to serve; publishes the guide first if its sources have changed.</summary>
    /// <exception cref="InvalidOperationException">The guide could not be published.</exception>
    public static async Task<string> FolderAsync()
    {
        string folder = Repository.PathOf("artifacts", "site"), stamp = Path.Combine(folder, "published-from.txt");
        string state = SourceState();
        if (!File.Exists(stamp) || await File.ReadAllTextAsync(stamp) != state)
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
            await PublishAsync(folder);
            await File.WriteAllTextAsync(stamp, state);
        }

        return Path.Combine(folder, "wwwroot");
    }

    // Uses the existing build if it is up to date, because compiling everything again takes longer than the rest. Compresses with gzip only:
    // Brotli takes half of the publishing time, and its gain shows only over a network.
    private static async Task PublishAsync(string folder)
    {
        string[] arguments =
        [
            "publish", Repository.PathOf("src", "Glassbox.Guide"), "-c", "Release", "-o", folder, "--nologo", "-nodeReuse:false",
            "-p:EnableDefaultCompressionFormats=false", "-p:PublishCompressionFormats=gzip",
        ];
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What links and compiles runs for seconds and allocates much: without counting how often each method is called, and collecting what is
        // young less often, it takes a sixth less of the processor.
        (start.Environment["DOTNET_TieredPGO"], start.Environment["DOTNET_GCgen0size"]) = ("0", "0x8000000");
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"The guide could not be published.\n{await output}\n{await errors}");
    }

    private static string SourceState()
    {
        var state = new StringBuilder();
        foreach (string path in SourceFiles.Concat(Sources.SelectMany(FilesBelow)).Order(StringComparer.Ordinal))
        {
            var file = new FileInfo(Repository.PathOf(path));
            state.AppendLine(CultureInfo.InvariantCulture, $"{path} {file.Length} {file.LastWriteTimeUtc.Ticks}");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state.ToString())));
    }

    private static IEnumerable<string> FilesBelow(string folder) =>
        Directory.EnumerateFiles(Repository.PathOf(folder), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules"));
}
