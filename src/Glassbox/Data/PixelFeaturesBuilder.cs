using System.Numerics;

namespace Glassbox.Data;

/// <summary>Collects images as they arrive, and indexes them while more arrive.</summary>
internal sealed class PixelFeaturesBuilder
{
    private const int BlockBytes = 1 << 18; // several fit into the cache; each is enough work to hand over
    private const int MostWaiting = 4; // blocks: with more, buffers would be new memory instead of reused, cached memory

    private readonly int features;
    private readonly int count;
    private readonly int shift;
    private readonly BackgroundQueue? queue;
    private readonly List<byte[]> buffers = []; // [images per block, features], free for reuse
    private int waiting; // blocks that the queue has not finished

    /// <param name="count">The number of images.</param>
    /// <param name="features">Pixels per image, at most <see cref="PixelFeatures.MostFeatures"/>.</param>
    /// <param name="queue">The queue that indexes them; null: at once, on this thread.</param>
    public PixelFeaturesBuilder(int count, int features, BackgroundQueue? queue)
    {
        this.queue = queue;
        this.count = count;
        this.features = features;
        shift = BitOperations.Log2((uint)Math.Max(1, BlockBytes / features));
    }

    private int ImagesPerBlock => 1 << shift;

    /// <summary>Reads and indexes the images, block by block.</summary>
    /// <param name="fill">Writes the next pixels, filling the span.</param>
    public PixelFeatures Build(Fill fill)
    {
        var blocks = new List<Task<PixelBlock>>(); // grows with what is read, not with what a header promises
        for (int left = count; left > 0; left -= ImagesPerBlock)
        {
            int length = Math.Min(ImagesPerBlock, left) * features;
            byte[] buffer = TakeBuffer() ?? GC.AllocateUninitializedArray<byte>(length);
            fill(buffer.AsSpan(0, length));
            blocks.Add(queue is null || Volatile.Read(ref waiting) == MostWaiting
                ? Task.FromResult(Index(buffer, length))
                : HandOver(queue, buffer, length));
        }

        var indexed = new PixelBlock[blocks.Count];
        for (int b = 0; b < indexed.Length; b++) indexed[b] = blocks[b].GetAwaiter().GetResult();
        return new PixelFeatures(indexed, shift, count, features);
    }

    private Task<PixelBlock> HandOver(BackgroundQueue queue, byte[] buffer, int length)
    {
        Interlocked.Increment(ref waiting);
        return queue.Run(() =>
        {
            PixelBlock block = Index(buffer, length);
            Interlocked.Decrement(ref waiting);
            return block;
        });
    }

    private PixelBlock Index(byte[] buffer, int length)
    {
        var block = new PixelBlock(buffer.AsSpan(0, length), features);
        lock (buffers) buffers.Add(buffer);
        return block;
    }

    private byte[]? TakeBuffer()
    {
        lock (buffers)
        {
            if (buffers.Count == 0) return null;
            byte[] free = buffers[^1];
            buffers.RemoveAt(buffers.Count - 1);
            return free;
        }
    }

    /// <summary>Writes the next pixels.</summary>
    public delegate void Fill(Span<byte> destination);
}
