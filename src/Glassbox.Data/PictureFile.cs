using Glassbox.Data.Pictures;
using Glassbox.Imaging;
using StbImageSharp;

namespace Glassbox.Data;

/// <summary>Reads PNG, JPEG and BMP pictures, in grayscale or in color.</summary>
public static class PictureFile
{
    private const int Opaque = 255, Samples = 4, MostBytes = 256 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Reads a picture from a file in grayscale, rotated by its EXIF orientation.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataFormatException">The file is not a picture, is damaged, or is too large; the message says which.</exception>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    public static GrayscalePicture Load(string path) => From(path, Read);

    /// <summary>Reads a picture from a file in color, rotated by its EXIF orientation.</summary>
    /// <inheritdoc cref="Load"/>
    public static ColorPicture LoadColor(string path) => From(path, ReadColor);

    /// <summary>Reads the header of a picture, without decoding its pixels.</summary>
    internal static PictureHeader LoadHeader(string path) => From(path, file => PictureHeader.Read(file));

    private static T From<T>(string path, Func<byte[], T> read)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MostBytes })
                throw new DataFormatException(path, null, $"the file is larger than {MostBytes >> 20} MB, the limit for a picture.");
            return read(File.ReadAllBytes(path));
        }
        catch (InvalidDataException fault)
        {
            throw new DataFormatException(path, null, fault.Message, fault);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FileNotFoundException($"{path}: there is no such file.", path, missing);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new IOException(Directory.Exists(path) ? $"{path}: this is a folder, not a picture." : $"{path}: permission denied.", fault);
        }
        catch (IOException fault) when (fault is not DataFormatException)
        {
            throw new IOException($"{path}: {fault.Message}", fault);
        }
    }

    /// <summary>Reads a picture from the bytes of its file in grayscale, rotated by its EXIF orientation.</summary>
    /// <param name="file">All bytes of the file.</param>
    /// <exception cref="InvalidDataException">The data is not a picture, is damaged, or is too large; the message says which.</exception>
    public static GrayscalePicture Read(byte[] file)
    {
        (byte[] pixels, int width, int height) = Decoded(file);
        byte[] gray = Luma.Of(pixels, Samples);
        int paper = Paper(pixels, gray);
        for (int i = 0; i < gray.Length; i++) gray[i] = On(paper, gray[i], pixels[(Samples * i) + 3]);
        return new GrayscalePicture(gray, width, height);
    }

    /// <summary>Reads a picture from the bytes of its file in color, rotated by its EXIF orientation.</summary>
    /// <inheritdoc cref="Read"/>
    public static ColorPicture ReadColor(byte[] file)
    {
        (byte[] pixels, int width, int height) = Decoded(file);
        byte[] colors = new byte[pixels.Length / Samples * ColorPicture.Channels];
        int paper = Paper(pixels, Luma.Of(pixels, Samples));
        for (int i = 0, at = 0; i < pixels.Length; i += Samples)
            for (int channel = 0; channel < ColorPicture.Channels; channel++) colors[at++] = On(paper, pixels[i + channel], pixels[i + 3]);
        return new ColorPicture(colors, width, height);
    }

    // [height, width, 4] red, green, blue and alpha
    private static (byte[] Pixels, int Width, int Height) Decoded(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        PictureHeader header = PictureHeader.Read(file);
        Task<ImageResult> decoding = OperatingSystem.IsBrowser() ? Now(() => Decode(file)) : Task.Run(() => Decode(file));
        try
        {
            // The decoder may not terminate for every damaged file that passes the check of its parts.
            if (!decoding.Wait(Patience)) throw new InvalidDataException($"the picture is damaged: it was not decoded within {Patience.TotalSeconds} seconds.");
        }
        catch (AggregateException damaged) when (damaged.InnerException is not OutOfMemoryException)
        {
            // The decoder has no exception type for invalid files, and its messages are not for users.
            throw new InvalidDataException("the picture is damaged, or of a rare kind that can't be read here.", damaged);
        }

        ImageResult image = decoding.Result;
        return ExifOrientation.Turn(image.Data, (image.Width, image.Height), Samples, header.Orientation);
    }

    private static ImageResult Decode(byte[] file) => ImageResult.FromMemory(file, ColorComponents.RedGreenBlueAlpha);

    // With a single thread, waiting for another would never end.
    private static Task<T> Now<T>(Func<T> work)
    {
        var task = new Task<T>(work);
        task.RunSynchronously();
        return task;
    }

    /// <summary>Chooses the background for transparent pixels: black for light drawings, white for dark ones.</summary>
    /// <param name="pixels">[pixels, 4] Red, green, blue and alpha.</param>
    /// <param name="gray">[pixels] The brightness of each pixel.</param>
    private static int Paper(byte[] pixels, byte[] gray)
    {
        long sum = 0, weight = 0;
        for (int i = 0; i < gray.Length; i++)
        {
            sum += gray[i] * pixels[(Samples * i) + 3];
            weight += pixels[(Samples * i) + 3];
        }

        return sum > weight * 128 ? 0 : 255;
    }

    private static byte On(int paper, byte light, int opacity) => (byte)(((light * opacity) + (paper * (Opaque - opacity))) / Opaque);
}
