using Glassbox.Sweeps.Cli.Trials;

namespace Glassbox.Sweeps.Cli.Cluster;

/// <summary>Cached data from other machines, by digest: fetched once per machine, and verified.</summary>
/// <param name="folder">The folder of the cache.</param>
internal sealed class DataCache(string folder)
{
    private static readonly Lazy<string> digits = new(() => DataFiles.Of(null).Sha256());

    /// <summary>The default folder.</summary>
    public static string Usual { get; } = Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"), "glassbox", "data");

    /// <summary>Returns the data as a value of <c>--data</c>.</summary>
    public async Task<string?> FetchAsync(string sha256, IGrainFactory grains)
    {
        if (sha256 == digits.Value) return null; // included with the program
        string place = Path.Combine(folder, sha256);
        string whole = Path.Combine(place, "whole");
        Directory.CreateDirectory(place);
        using FileStream turn = await TurnAsync(Path.Combine(place, "lock")); // several workers of one machine fetch only once
        IDataGrain data = grains.GetGrain<IDataGrain>(sha256);
        string files = Path.Combine(place, "files");
        if (!File.Exists(whole))
        {
            DataManifest manifest = await data.Manifest() ?? throw new InvalidOperationException($"The cluster does not have the data {sha256}.");
            Directory.CreateDirectory(files);
            foreach ((string name, int chunks) in manifest.Names.Zip(manifest.Chunks))
            {
                string path = Path.GetFullPath(Path.Combine(files, name));
                if (!path.StartsWith(files + Path.DirectorySeparatorChar, StringComparison.Ordinal)) throw new InvalidOperationException($"The data {sha256} contain a path to another folder: {name}.");
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await using FileStream file = File.Create(path);
                for (int chunk = 0; chunk < chunks; chunk++)
                    await file.WriteAsync(await grains.GetGrain<IDataChunkGrain>($"{sha256}/{name}/{chunk}").Read() ?? throw new InvalidOperationException($"The cluster does not have all of the data {sha256}."));
            }

            if (new DataFiles(files, manifest.Names).Sha256() != sha256) throw new InvalidOperationException($"The data received are not those of {sha256}.");
            await File.WriteAllLinesAsync(whole, [manifest.IsFolder ? "folder" : "file", .. manifest.Names]);
        }

        string[] kept = await File.ReadAllLinesAsync(whole);
        return kept[0] == "folder" ? files : Path.Combine(files, kept[1]);
    }

    /// <summary>Uploads data to the cluster, unless it has them.</summary>
    /// <param name="data">The value of <c>--data</c>.</param>
    /// <param name="sha256">Their digest.</param>
    /// <param name="grains">The cluster.</param>
    public static async Task OfferAsync(string? data, string sha256, IGrainFactory grains)
    {
        if (sha256 == digits.Value) return;
        IDataGrain grain = grains.GetGrain<IDataGrain>(sha256);
        if (await grain.Manifest() is not null) return;
        var files = DataFiles.Of(data);
        List<int> chunks = [];
        byte[] buffer = new byte[1 << 20];
        foreach (string name in files.Names)
        {
            await using FileStream file = File.OpenRead(Path.Combine(files.Root, name));
            int chunk = 0;
            for (int read; (read = await file.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false)) > 0; chunk++)
                await grains.GetGrain<IDataChunkGrain>($"{sha256}/{name}/{chunk}").Write(buffer[..read]);
            chunks.Add(chunk);
        }

        await grain.Offer(new DataManifest { Names = [.. files.Names], Chunks = [.. chunks], IsFolder = Directory.Exists(data) });
    }

    private static async Task<FileStream> TurnAsync(string path)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(200);
            }
        }
    }
}
