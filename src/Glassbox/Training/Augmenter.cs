using System.Buffers;
using Glassbox.Kernels;

namespace Glassbox.Training;

/// <summary>Changes the inputs of samples as <see cref="Augmentation"/> says. May be used by several threads at once.</summary>
internal sealed class Augmenter
{
    private readonly Augmentation options;
    private readonly ulong seed;
    private readonly int purpose;
    private readonly int rows;
    private readonly int columns;
    private readonly bool isImage;
    private readonly GaussianBlur? blur; // where there is an elastic distortion

    /// <param name="options">What to do.</param>
    /// <param name="dataset">Says what the inputs are.</param>
    /// <param name="seed">Of training.</param>
    /// <param name="purpose">Which random numbers.</param>
    public Augmenter(Augmentation options, Dataset dataset, ulong seed, int purpose)
    {
        (this.options, this.seed, this.purpose) = (options, seed, purpose);
        (rows, columns, isImage) = (dataset.Rows, dataset.Columns, dataset.Images is not null);
        if (options.Elastic > 0) blur = new GaussianBlur(rows, columns, options.Smoothness);
    }

    /// <summary>Changes the inputs of a sample.</summary>
    /// <param name="epoch">From 1.</param>
    /// <param name="sample">Its place in the dataset.</param>
    /// <param name="inputs">[features] Changed.</param>
    public void Change(int epoch, int sample, Span<float> inputs)
    {
        RandomSequence random = SampleRandom.For(seed, epoch, sample, purpose);
        if (options.IsForImages) Distort(random, inputs);
        if (options.Noise > 0) AddNoise(random, inputs);
    }

    private void Distort(RandomSequence random, Span<float> image)
    {
        float[] buffer = ArrayPool<float>.Shared.Rent(4 * image.Length);
        Span<float> source = buffer.AsSpan(0, image.Length), across = buffer.AsSpan(image.Length, image.Length);
        Span<float> down = buffer.AsSpan(2 * image.Length, image.Length), scratch = buffer.AsSpan(3 * image.Length, image.Length);
        image.CopyTo(source);

        // From where a pixel comes to be: the inverse of turning, shearing and scaling, which are drawn in this order.
        double shiftX = Either(random) * options.Shift, shiftY = Either(random) * options.Shift;
        double angle = Either(random) * options.Rotate / 180, scale = 1 + (Either(random) * options.Scale), shear = Either(random) * options.Shear / 180;
        double cos = Portable.CosPi(angle), sin = Portable.SinPi(angle), lean = Portable.SinPi(shear) / Portable.CosPi(shear);
        (double xx, double xy) = ((cos + (lean * sin)) / scale, (sin - (lean * cos)) / scale);
        (double yx, double yy) = (-sin / scale, cos / scale);
        if (blur is not null)
        {
            Field(random, across, scratch, blur);
            Field(random, down, scratch, blur);
        }

        double middleX = (columns - 1) / 2.0, middleY = (rows - 1) / 2.0;
        for (int y = 0, at = 0; y < rows; y++)
        {
            for (int x = 0; x < columns; x++, at++)
            {
                double fromX = x - middleX - shiftX, fromY = y - middleY - shiftY;
                double sourceX = middleX + (xx * fromX) + (xy * fromY), sourceY = middleY + (yx * fromX) + (yy * fromY);
                if (blur is not null) (sourceX, sourceY) = (sourceX + across[at], sourceY + down[at]);
                image[at] = Between(source, sourceX, sourceY);
            }
        }

        ArrayPool<float>.Shared.Return(buffer);
    }

    private void Field(RandomSequence random, Span<float> field, Span<float> scratch, GaussianBlur blur)
    {
        foreach (ref float number in field) number = (float)Either(random);
        blur.Apply(field, scratch);
        foreach (ref float number in field) number *= options.Elastic;
    }

    /// <summary>The weighted mean of the four pixels around a place; what is outside counts as 0.</summary>
    private float Between(ReadOnlySpan<float> image, double x, double y)
    {
        if (!(x > -1 && x < columns && y > -1 && y < rows)) return 0;
        int left = (int)Math.Floor(x), top = (int)Math.Floor(y);
        double right = x - left, low = y - top;
        return (float)(((1 - low) * (((1 - right) * At(image, top, left)) + (right * At(image, top, left + 1))))
            + (low * (((1 - right) * At(image, top + 1, left)) + (right * At(image, top + 1, left + 1)))));
    }

    private float At(ReadOnlySpan<float> image, int row, int column) =>
        (uint)row < (uint)rows && (uint)column < (uint)columns ? image[(row * columns) + column] : 0;

    // Marsaglia's polar method: two normal numbers of two even ones.
    private void AddNoise(RandomSequence random, Span<float> inputs)
    {
        double next = double.NaN;
        foreach (ref float input in inputs)
        {
            double normal = next;
            next = double.NaN;
            while (double.IsNaN(normal))
            {
                double x = Either(random), y = Either(random), square = (x * x) + (y * y);
                if (square is >= 1 or 0) continue;
                double factor = Math.Sqrt(-2 * Portable.Log(square) / square);
                (normal, next) = (x * factor, y * factor);
            }

            float noisy = (float)(input + (options.Noise * normal));
            input = !isImage ? noisy : noisy > 1 ? 1 : noisy < 0 ? 0 : noisy;
        }
    }

    /// <summary>From −1 to below 1.</summary>
    private static double Either(RandomSequence random) => (2 * (double)random.NextSingle()) - 1;
}
