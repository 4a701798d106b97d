using Glassbox.Data.Pictures;
using Glassbox.Imaging;
using StbImageSharp;

namespace Glassbox.Data;

/// <summary>Reads pictures, PNG, JPEG or BMP, in shades of gray or in color.</summary>
public static class PictureFile
{
    private const int Opaque = 255, Samples = 4, MostBytes = 256 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Reads a picture from a file in shades of gray, turned as it was meant to be seen.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataFormatException">It is no picture, is damaged, or is too large; it says which.</exception>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    public static GrayscalePicture Load(string path) => From(path, Read);

    /// <summary>Reads a picture from a file in color, turned as it was meant to be seen.</summary>
    /// <inheritdoc cref="Load"/>
    public static ColorPicture LoadColor(string path) => From(path, ReadColor);

    /// <summary>What a file says of itself, which is known without decoding it.</summary>
    internal static PictureHeader LoadHeader(string path) => From(path, file => PictureHeader.Read(file));

    private static T From<T>(string path, Func<byte[], T> read)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MostBytes })
                throw new DataFormatException(path, null, $"the file is larger than {MostBytes >> 20} MB, which no picture to learn from is.");
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
            throw new IOException(Directory.Exists(path) ? $"{path}: this is a folder, not a picture." : $"{path}: this may not be read.", fault);
        }
        catch (IOException fault) when (fault is not DataFormatException)
        {
            throw new IOException($"{path}: {fault.Message}", fault);
        }
    }

    /// <summary>Reads a picture from the bytes of its file in shades of gray, turned as it was meant to be seen.</summary>
    /// <param name="file">All bytes of the file.</param>
    /// <exception cref="InvalidDataException">It is no picture, is damaged, or is too large; it says which.</exception>
    public static GrayscalePicture Read(byte[] file)
    {
        (byte[] pixels, int width, int height) = Decoded(file);
        byte[] gray = Luma.Of(pixels, Samples);
        int paper = Paper(pixels, gray);
        for (int i = 0; i < gray.Length; i++) gray[i] = On(paper, gray[i], pixels[(Samples * i) + 3]);
        return new GrayscalePicture(gray, width, height);
    }

    /// <summary>Reads a picture from the bytes of its file in color, turned as it was meant to be seen.</summary>
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

    // [height, width, 4] red, green, blue and opacity
    private static (byte[] Pixels, int Width, int Height) Decoded(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        PictureHeader header = PictureHeader.Read(file);
        Task<ImageResult> decoding = OperatingSystem.IsBrowser() ? Now(() => Decode(file)) : Task.Run(() => Decode(file));
        try
        {
            // The decoder is not known to end on every damaged file that the walk over its parts lets through.
            if (!decoding.Wait(Patience)) throw new InvalidDataException($"the picture is damaged: it was not decoded within {Patience.TotalSeconds} seconds.");
        }
        catch (AggregateException damaged) when (damaged.InnerException is not OutOfMemoryException)
        {
            // The decoder has no exception of its own for what it can't read, and its messages are for those who know it.
            throw new InvalidDataException("the picture is damaged, or of a rare kind that can't be read here.", damaged);
        }

        ImageResult image = decoding.Result;
        return ExifOrientation.Turn(image.Data, (image.Width, image.Height), Samples, header.Orientation);
    }

    private static ImageResult Decode(byte[] file) => ImageResult.FromMemory(file, ColorComponents.RedGreenBlueAlpha);

    // Where there is one thread, nobody can wait for another.
    private static Task<T> Now<T>(Func<T> work)
    {
        var task = new Task<T>(work);
        task.RunSynchronously();
        return task;
    }

    /// <summary>What is drawn on nothing lies on black if it is light, and on white if it is dark.</summary>
    /// <param name="pixels">[pixels, 4] red, green, blue and opacity.</param>
    /// <param name="gray">[pixels] How light each is.</param>
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
