using System.Numerics;

namespace Glassbox.Inference;

/// <summary>Sums over all samples of a dataset, computed by several threads.</summary>
internal static class SampleSum
{
    /// <summary>Samples in a chunk. The number of threads does not change it, so it does not change how the sum is rounded either.</summary>
    private const int ChunkSize = 256;

    /// <summary>Sums each chunk of samples, then adds the sums in order.</summary>
    /// <param name="layers">The layers of the network.</param>
    /// <param name="dataset">The samples.</param>
    /// <param name="threads">The number of threads, at least 1; a browser has only one.</param>
    /// <param name="sumChunk">Sums the samples from the first place up to the second. Called by several threads at once.</param>
    /// <param name="progress">Receives the number of samples done, from any of the threads.</param>
    public static TSum Compute<TSum>(
        IReadOnlyList<DenseLayer> layers, Dataset dataset, int threads, Func<DatasetForward, int, int, TSum> sumChunk, IProgress<int>? progress = null)
        where TSum : struct, IAdditionOperators<TSum, TSum, TSum>
    {
        var chunks = new TSum[(dataset.Count + ChunkSize - 1) / ChunkSize];
        int done = 0;
        new Crew(OperatingSystem.IsBrowser() ? 1 : Math.Min(threads, chunks.Length)).Do((part, parts) =>
        {
            var forward = new DatasetForward(layers, dataset);
            for (int c = (int)((long)chunks.Length * part / parts); c < (int)((long)chunks.Length * (part + 1) / parts); c++)
            {
                int first = c * ChunkSize, end = Math.Min(first + ChunkSize, dataset.Count);
                chunks[c] = sumChunk(forward, first, end);
                progress?.Report(Interlocked.Add(ref done, end - first));
            }
        });

        TSum sum = default;
        foreach (TSum chunk in chunks) sum += chunk;
        return sum;
    }
}
