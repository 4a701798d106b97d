using Glassbox.Imaging;

namespace Glassbox.Cli.Pictures;

/// <summary>The pixels of a picture that is shown.</summary>
/// <param name="Pixels">[rows, columns, channels] 0 to 255.</param>
/// <param name="Columns">The width.</param>
/// <param name="Channels">Numbers for each pixel: 1 of gray, 3 of red, green and blue.</param>
internal sealed record Raster(byte[] Pixels, int Columns, int Channels = 1)
{
    public int Rows => Pixels.Length / (Columns * Channels);

    public static Raster Of(GrayscalePicture picture) => new(picture.Pixels.ToArray(), picture.Width);

    public static Raster Of(ColorPicture picture) => new(picture.Pixels.ToArray(), picture.Width, ColorPicture.Channels);

    /// <summary>An image of a dataset.</summary>
    public static Raster Of(Dataset images, int index) => new(images.Pixels(index), images.Columns, images.Channels);

    /// <summary>Red, green and blue of a pixel; black below the picture.</summary>
    public (byte Red, byte Green, byte Blue) Color(int row, int column)
    {
        if (row >= Rows) return default;
        int at = ((row * Columns) + column) * Channels;
        return Channels == 1 ? (Pixels[at], Pixels[at], Pixels[at]) : (Pixels[at], Pixels[at + 1], Pixels[at + 2]);
    }

    /// <summary>How light a pixel is, 0 to 255.</summary>
    public int Light(int row, int column)
    {
        (byte red, byte green, byte blue) = Color(row, column);
        return Luma.Of(red, green, blue);
    }

    /// <summary>Each pixel the mean of a square of pixels: ⌈rows / factor⌉ of them by ⌈columns / factor⌉.</summary>
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

/// <summary>A picture at a stage of its preparation.</summary>
/// <param name="Name">What was done to it.</param>
/// <param name="Picture">What came of it.</param>
internal sealed record PictureStage(string Name, Raster Picture);
