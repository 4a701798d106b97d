namespace Glassbox.Sweeps.Cli.Cluster;

/// <summary>Data for trials; the key is their digest.</summary>
[Alias("glassbox.data")]
internal interface IDataGrain : IGrainWithStringKey
{
    /// <summary>Returns the list of files; null if the cluster does not have the data.</summary>
    [Alias("manifest")]
    Task<DataManifest?> Manifest();

    /// <summary>Sets the list of files, once all chunks have been uploaded.</summary>
    [Alias("offer")]
    Task Offer(DataManifest manifest);
}

/// <summary>A chunk of a file; the key is the digest of the data, the name of the file, and the number of the chunk.</summary>
[Alias("glassbox.chunk")]
internal interface IDataChunkGrain : IGrainWithStringKey
{
    [Alias("read")]
    Task<byte[]?> Read();

    [Alias("write")]
    Task Write(byte[] bytes);
}

/// <summary>The files of some data.</summary>
[GenerateSerializer, Immutable]
internal sealed record DataManifest
{
    /// <summary>The names of the files, with slashes.</summary>
    [Id(0)]
    public required string[] Names { get; init; }

    /// <summary>The number of chunks of each file.</summary>
    [Id(1)]
    public required int[] Chunks { get; init; }

    [Id(2)]
    public required bool IsFolder { get; init; }
}

/// <summary>The stored state of a data grain.</summary>
[GenerateSerializer]
internal sealed class DataMemory
{
    [Id(0)]
    public DataManifest? Manifest { get; set; }
}

/// <summary>The stored state of a chunk grain.</summary>
[GenerateSerializer]
internal sealed class ChunkMemory
{
    [Id(0)]
    public byte[]? Bytes { get; set; }
}

/// <inheritdoc cref="IDataGrain"/>
[GrainType("data")]
internal sealed class DataGrain([PersistentState("data", ClusterHost.Storage)] IPersistentState<DataMemory> memory) : Grain, IDataGrain
{
    public Task<DataManifest?> Manifest() => Task.FromResult(memory.State.Manifest);

    public Task Offer(DataManifest manifest)
    {
        memory.State.Manifest = manifest;
        return memory.WriteStateAsync();
    }
}

/// <inheritdoc cref="IDataChunkGrain"/>
[GrainType("chunk")]
internal sealed class DataChunkGrain([PersistentState("chunk", ClusterHost.Storage)] IPersistentState<ChunkMemory> memory) : Grain, IDataChunkGrain
{
    public Task<byte[]?> Read()
    {
        DeactivateOnIdle(); // do not keep a megabyte in memory
        return Task.FromResult(memory.State.Bytes);
    }

    public async Task Write(byte[] bytes)
    {
        memory.State.Bytes = bytes;
        await memory.WriteStateAsync();
        DeactivateOnIdle();
    }
}
