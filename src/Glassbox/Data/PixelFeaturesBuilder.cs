using System.Numerics;

namespace Glassbox.Data;

/// <summary>Gathers images as they arrive, indexing them while more arrive.</summary>
internal sealed class PixelFeaturesBuilder
{
    private const int BlockBytes = 1 << 18; // several stay in a processor's cache; each is work enough to be handed over
    private const int MostWaiting = 4; // blocks: with more, their buffers would be new memory instead of used and cached one

    private readonly int features;
    private readonly int count;
    private readonly int shift;
    private readonly BackgroundQueue? queue;
    private readonly List<byte[]> buffers = []; // [images per block, features] which nobody uses now
    private int waiting; // blocks that the queue has not finished

    /// <param name="count">The number of images.</param>
    /// <param name="features">Pixels of one image, at most <see cref="PixelFeatures.MostFeatures"/>.</param>
    /// <param name="queue">Where to index them; null: at once.</param>
    public PixelFeaturesBuilder(int count, int features, BackgroundQueue? queue)
    {
        this.queue = queue;
        this.count = count;
        this.features = features;
        shift = BitOperations.Log2((uint)Math.Max(1, BlockBytes / features));
    }

    private int ImagesPerBlock => 1 << shift;

    /// <summary>Gets the images, some at a time.</summary>
    /// <param name="fill">Writes the next pixels, as many as there is room for.</param>
    public PixelFeatures Build(Fill fill)
    {
        var blocks = new List<Task<PixelBlock>>(); // grows with what arrives, not with what a header promises
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
