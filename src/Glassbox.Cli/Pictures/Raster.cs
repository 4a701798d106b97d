using Glassbox.Imaging;

namespace Glassbox.Cli.Pictures;

/// <summary>The pixels of a picture to show.</summary>
/// <param name="Pixels">[rows, columns, channels] 0 to 255.</param>
/// <param name="Columns">The width.</param>
/// <param name="Channels">The values per pixel: 1 for grayscale, 3 for red, green and blue.</param>
internal sealed record Raster(byte[] Pixels, int Columns, int Channels = 1)
{
    public int Rows => Pixels.Length / (Columns * Channels);

    public static Raster Of(GrayscalePicture picture) => new(picture.Pixels.ToArray(), picture.Width);

    public static Raster Of(ColorPicture picture) => new(picture.Pixels.ToArray(), picture.Width, ColorPicture.Channels);

    /// <summary>Returns an image of a dataset.</summary>
    public static Raster Of(Dataset images, int index) => new(images.Pixels(index), images.Columns, images.Channels);

    /// <summary>Returns the color of a pixel; black below the picture.</summary>
    public (byte Red, byte Green, byte Blue) Color(int row, int column)
    {
        if (row >= Rows) return default;
        int at = ((row * Columns) + column) * Channels;
        return Channels == 1 ? (Pixels[at], Pixels[at], Pixels[at]) : (Pixels[at], Pixels[at + 1], Pixels[at + 2]);
    }

    /// <summary>Returns the luma of a pixel, 0 to 255.</summary>
    public int Light(int row, int column)
    {
        (byte red, byte green, byte blue) = Color(row, column);
        return Luma.Of(red, green, blue);
    }

    /// <summary>Shrinks the picture to ⌈rows / factor⌉ × ⌈columns / factor⌉ pixels, each the mean of a square.</summary>
    public Raster Shrink(int factor)
    {
        int width = (Columns + factor - 1) / factor, height = (Rows + factor - 1) / factor;
        byte[] small = new byte[width * height * Channels];
        for (int i = 0; i < small.Length; i++)
        {
            int channel = i % Channels, pixel = i / Channels, sum = 0, count = 0;
            for (int row = pixel / width * factor; row < Math.Min(Rows, ((pixel / width) + 1) * factor); row++)
                for (int column = pixel % width * factor; column < Math.Min(Columns, ((pixel % width) + 1) * factor); column++, count++)
                    sum += Pixels[(((row * Columns) + column) * Channels) + channel];
            small[i] = (byte)(sum / count);
        }

        return new Raster(small, width, Channels);
    }
}

/// <summary>A stage in the preparation of a picture.</summary>
/// <param name="Name">The name of the step.</param>
/// <param name="Picture">Its result.</param>
internal sealed record PictureStage(string Name, Raster Picture);
