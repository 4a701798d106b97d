using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace Glassbox.Cli.Training;

/// <summary>Reads pictures as shades of gray.</summary>
internal static class PictureFile
{
    private const int Opaque = 255, MostBytes = 256 << 20;

    /// <exception cref="CommandException">It can't be read; it says why.</exception>
    public static GrayscalePicture Load(string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MostBytes })
                throw new CommandException($"{path}: the file is larger than {MostBytes >> 20} MB, which no picture of a digit is.");
            return Read(File.ReadAllBytes(path));
        }
        catch (InvalidDataException fault)
        {
            throw new CommandException($"{path}: {fault.Message}");
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CommandException($"{path}: there is no such file.");
        }
        catch (UnauthorizedAccessException)
        {
            throw new CommandException(Directory.Exists(path) ? $"{path}: this is a folder, not a picture." : $"{path}: this may not be read.");
        }
        catch (IOException fault)
        {
            throw new CommandException($"{path}: {fault.Message}");
        }
    }

    /// <summary>Reads a picture from the bytes of its file, turned as it was meant to be seen.</summary>
    /// <exception cref="InvalidDataException">It can't be read; it says why.</exception>
    internal static GrayscalePicture Read(byte[] file)
    {
        PictureHeader header = PictureHeader.Read(file);
        try
        {
            using Image<Rgba32> image = Image.Load<Rgba32>(Configuration.Default, file, Decoder(header.Format));
            if (header.Format == PictureFormat.Jpeg) image.Mutate(picture => picture.AutoOrient()); // as cameras note it in EXIF
            byte[] pixels = new byte[checked(4 * image.Width * image.Height)];
            image.CopyPixelDataTo(pixels);
            return new GrayscalePicture(Gray(pixels), image.Width, image.Height);
        }
        catch (Exception damaged) when (damaged is not (OutOfMemoryException or InvalidDataException))
        {
            // The decoder's messages are for those who know it, and on damaged files it throws more than its own exceptions.
            throw new InvalidDataException("the picture is damaged, or of a rare kind that can't be read here.", damaged);
        }
    }

    // Only these: others that the decoder knows are not named in help. Notes in a PNG, which may be compressed, are not read.
    private static IImageDecoder Decoder(PictureFormat format) => format switch
    {
        PictureFormat.Png => new PngDecoder { IgnoreMetadata = true },
        PictureFormat.Jpeg => new JpegDecoder(),
        _ => new BmpDecoder(),
    };

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
