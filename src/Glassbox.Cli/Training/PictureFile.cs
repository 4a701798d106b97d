using StbImageSharp;

namespace Glassbox.Cli.Training;

/// <summary>Reads pictures as shades of gray.</summary>
internal static class PictureFile
{
    /// <summary>A picture that is larger is hardly one of a digit, and might not fit into memory.</summary>
    private const long MostPixels = 100_000_000;

    private const int Opaque = 255;

    /// <exception cref="CommandException">It can't be read; it says why.</exception>
    public static GrayscalePicture Load(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            if (ImageInfo.FromStream(file) is not { } info)
                throw new CommandException($"{path}: this is no picture of a kind that can be read here: PNG, JPEG or BMP.");
            if ((long)info.Width * info.Height > MostPixels)
                throw new CommandException($"{path}: {info.Width} × {info.Height} pixels are too many; {MostPixels / 1_000_000} million are the most.");
            file.Position = 0;
            ImageResult image = ImageResult.FromStream(file, ColorComponents.RedGreenBlueAlpha);
            return new GrayscalePicture(Gray(image.Data), image.Width, image.Height);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CommandException($"{path}: there is no such file.");
        }
        catch (UnauthorizedAccessException)
        {
            throw new CommandException(Directory.Exists(path) ? $"{path}: this is a folder, not a picture." : $"{path}: this may not be read.");
        }
        catch (Exception damaged) when (damaged is not (CommandException or OutOfMemoryException))
        {
            // The decoder has no exception of its own for what it can't read, and its messages are for those who know it.
            throw new CommandException($"{path}: the picture is damaged, or of a rare kind that can't be read here.");
        }
    }

    /// <param name="pixels">[pixels, 4] red, green, blue and opacity.</param>
    /// <returns>[pixels]</returns>
    private static byte[] Gray(byte[] pixels)
    {
        byte[] gray = new byte[pixels.Length / 4];
        long sum = 0, weight = 0;
        for (int i = 0; i < gray.Length; i++)
        {
            // Rec. 601, which JPEG uses too.
            gray[i] = (byte)(((299 * pixels[4 * i]) + (587 * pixels[(4 * i) + 1]) + (114 * pixels[(4 * i) + 2]) + 500) / 1000);
            sum += gray[i] * pixels[(4 * i) + 3];
            weight += pixels[(4 * i) + 3];
        }

        // What is drawn on nothing lies on black if it is light, and on white if it is dark.
        int paper = sum > weight * 128 ? 0 : 255;
        for (int i = 0; i < gray.Length; i++)
        {
            int opacity = pixels[(4 * i) + 3];
            gray[i] = (byte)(((gray[i] * opacity) + (paper * (Opaque - opacity))) / Opaque);
        }

        return gray;
    }
}
