using System.Buffers;
using System.Runtime.CompilerServices;
using Glassbox.Kernels;

namespace Glassbox.Training;

/// <summary>Applies an <see cref="Augmentation"/> to the inputs of samples. Thread-safe.</summary>
internal sealed class Augmenter
{
    private readonly Augmentation options;
    private readonly ulong seed;
    private readonly int purpose;
    private readonly int rows;
    private readonly int columns;
    private readonly int channels; // values per pixel, interleaved; all move together
    private readonly bool isImage;
    private readonly GaussianBlur? blur; // for elastic distortion only

    /// <param name="options">The augmentation.</param>
    /// <param name="dataset">The dataset, for the shape of the inputs.</param>
    /// <param name="seed">The seed of training.</param>
    /// <param name="purpose">The purpose of the random numbers.</param>
    public Augmenter(Augmentation options, Dataset dataset, ulong seed, int purpose)
    {
        (this.options, this.seed, this.purpose) = (options, seed, purpose);
        (rows, columns, channels, isImage) = (dataset.Rows, dataset.Columns, dataset.Channels, dataset.Images is not null);
        if (options.Elastic > 0) blur = new GaussianBlur(rows, columns, options.Smoothness);
    }

    /// <summary>Augments the inputs of a sample.</summary>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <param name="sample">The index of the sample in the dataset.</param>
    /// <param name="inputs">[features] Changed.</param>
    public void Change(int epoch, int sample, Span<float> inputs)
    {
        RandomSequence random = SampleRandom.For(seed, epoch, sample, purpose);
        if (options.IsForImages) Distort(random, inputs);
        if (options.Noise > 0) AddNoise(random, inputs);
    }

    private void Distort(RandomSequence random, Span<float> image)
    {
        int wide = columns + 2, plane = (rows + 2) * wide, framed = plane * channels, pixels = rows * columns;
        float[] buffer = ArrayPool<float>.Shared.Rent(framed + (2 * pixels) + (blur?.ScratchLength ?? 0));
        Span<float> source = buffer.AsSpan(0, framed), across = buffer.AsSpan(framed, pixels);
        Span<float> down = buffer.AsSpan(framed + pixels, pixels), scratch = buffer.AsSpan(framed + (2 * pixels));
        for (int channel = 0; channel < channels; channel++) Frame(image, channel, source.Slice(channel * plane, plane));

        // The source position of each pixel: the inverse of rotation, shear and scale, which are drawn in this order.
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

        bool isElastic = blur is not null;
        double middleX = (columns - 1) / 2.0, middleY = (rows - 1) / 2.0;
        for (int y = 0, at = 0; y < rows; y++)
        {
            double fromY = y - middleY - shiftY, rowX = xy * fromY, rowY = yy * fromY;
            for (int x = 0; x < columns; x++, at++)
            {
                double fromX = x - middleX - shiftX;
                double sourceX = middleX + (xx * fromX) + rowX, sourceY = middleY + (yx * fromX) + rowY;
                if (isElastic) (sourceX, sourceY) = (sourceX + across[at], sourceY + down[at]);
                if (channels == 1)
                {
                    image[at] = Between(source, wide, sourceX, sourceY);
                    continue;
                }

                for (int channel = 0; channel < channels; channel++)
                    image[(at * channels) + channel] = Between(source.Slice(channel * plane, plane), wide, sourceX, sourceY);
            }
        }

        ArrayPool<float>.Shared.Return(buffer);
    }

    /// <summary>Copies a channel of an image into a frame of zeros one pixel wide, so that every position in or near it lies between four pixels.</summary>
    private void Frame(ReadOnlySpan<float> image, int channel, Span<float> framed)
    {
        int wide = columns + 2;
        framed.Clear();
        for (int row = 0; row < rows; row++)
        {
            Span<float> inner = framed.Slice(((row + 1) * wide) + 1, columns);
            if (channels == 1) image.Slice(row * columns, columns).CopyTo(inner);
            else for (int column = 0; column < columns; column++) inner[column] = image[(((row * columns) + column) * channels) + channel];
        }
    }

    private void Field(RandomSequence random, Span<float> field, Span<float> scratch, GaussianBlur blur)
    {
        random.FillEither(field);
        blur.Apply(field, scratch);
        foreach (ref float number in field) number *= options.Elastic;
    }

    /// <summary>Bilinear interpolation at a position; pixels outside the image are 0.</summary>
    /// <param name="framed">[rows + 2, <paramref name="wide"/>] The image in its frame.</param>
    /// <param name="wide">columns + 2</param>
    /// <param name="x">The horizontal position, from the first column of the image.</param>
    /// <param name="y">The vertical position, from the first row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float Between(ReadOnlySpan<float> framed, int wide, double x, double y)
    {
        if (!(x > -1 && x < columns && y > -1 && y < rows)) return 0;
        double floorX = Math.Floor(x), floorY = Math.Floor(y);
        ReadOnlySpan<float> near = framed.Slice((((int)floorY + 1) * wide) + (int)floorX + 1, wide + 2);
        float a = near[0], b = near[1], c = near[wide], d = near[wide + 1];
        if (a == 0 && b == 0 && c == 0 && d == 0) return 0; // as for most positions
        double right = x - floorX, low = y - floorY;
        return (float)(((1 - low) * (((1 - right) * a) + (right * b))) + (low * (((1 - right) * c) + (right * d))));
    }

    // Marsaglia's polar method: two normal numbers from two uniform ones.
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

    /// <summary>Returns a uniform number from −1 to below 1.</summary>
    private static double Either(RandomSequence random) => (2 * (double)random.NextSingle()) - 1;
}
