using System.Numerics;

namespace Glassbox.Data;

/// <summary>Gathers images as they arrive, indexing them on other threads, if there are any, while more arrive.</summary>
internal sealed class PixelStoreBuilder
{
    private const int BlockBytes = 1 << 18; // several blocks stay in a cache; each is work enough to be handed over

    private static readonly bool HasThreads = !OperatingSystem.IsBrowser() && Environment.ProcessorCount > 1;
    private readonly int features;
    private readonly int shift;
    private readonly List<PixelBlock> blocks = [];
    private readonly List<Task> indexing = [];
    private int count;

    /// <param name="features">Pixels of one image, at most <see cref="PixelStore.MostFeatures"/>.</param>
    public PixelStoreBuilder(int features)
    {
        this.features = features;
        shift = BitOperations.Log2((uint)Math.Max(1, BlockBytes / features));
    }

    /// <summary>Images in every block but the last: a power of two.</summary>
    public int ImagesPerBlock => 1 << shift;

    /// <summary>Adds the next <see cref="ImagesPerBlock"/> images, or the rest.</summary>
    public void Add(byte[] pixels, int first, int images)
    {
        var block = new PixelBlock(pixels, first, images, features);
        blocks.Add(block);
        count += images;
        if (HasThreads) indexing.Add(Task.Run(block.Index));
        else block.Index();
    }

    /// <summary>Waits until all is indexed.</summary>
    public PixelStore Build()
    {
        foreach (Task task in indexing) task.Wait();
        return new PixelStore([.. blocks], shift, count, features);
    }

    /// <summary>Indexes pixels that are all there already.</summary>
    /// <param name="pixels">[count, features]</param>
    /// <param name="count">The number of images.</param>
    /// <param name="features">Pixels of one image.</param>
    public static PixelStore Build(byte[] pixels, int count, int features)
    {
        var builder = new PixelStoreBuilder(features);
        for (long image = 0; image < count; image += builder.ImagesPerBlock)
            builder.Add(pixels, (int)image * features, (int)Math.Min(builder.ImagesPerBlock, count - image));
        return builder.Build();
    }
}
