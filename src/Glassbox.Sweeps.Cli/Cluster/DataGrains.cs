namespace Glassbox.Sweeps.Cli.Cluster;

/// <summary>Data that trials need; its key is their digest.</summary>
[Alias("glassbox.data")]
internal interface IDataGrain : IGrainWithStringKey
{
    /// <summary>What files they are; null where the cluster does not have them.</summary>
    [Alias("manifest")]
    Task<DataManifest?> Manifest();

    /// <summary>Says what files they are, once all chunks are there.</summary>
    [Alias("offer")]
    Task Offer(DataManifest manifest);
}

/// <summary>A part of a file; its key is the digest of the data, the name of the file, and the number of the part.</summary>
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
    /// <summary>With slashes.</summary>
    [Id(0)]
    public required string[] Names { get; init; }

    /// <summary>Of each file, in how many chunks it is.</summary>
    [Id(1)]
    public required int[] Chunks { get; init; }

    [Id(2)]
    public required bool IsFolder { get; init; }
}

/// <summary>What a data grain keeps.</summary>
[GenerateSerializer]
internal sealed class DataMemory
{
    [Id(0)]
    public DataManifest? Manifest { get; set; }
}

/// <summary>What a chunk keeps.</summary>
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
        DeactivateOnIdle(); // a megabyte is not kept in memory for whoever may come
        return Task.FromResult(memory.State.Bytes);
    }

    public async Task Write(byte[] bytes)
    {
        memory.State.Bytes = bytes;
        await memory.WriteStateAsync();
        DeactivateOnIdle();
    }
}
