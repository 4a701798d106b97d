using Glassbox.Data.Pictures;
using StbImageSharp;

namespace Glassbox.Data;

/// <summary>Reads pictures, PNG, JPEG or BMP, as shades of gray.</summary>
public static class PictureFile
{
    private const int Opaque = 255, MostBytes = 256 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Reads a picture from a file, turned as it was meant to be seen.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataFormatException">It is no picture, is damaged, or is too large; it says which.</exception>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    public static GrayscalePicture Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MostBytes })
                throw new DataFormatException(path, null, $"the file is larger than {MostBytes >> 20} MB, which no picture to learn from is.");
            return Read(File.ReadAllBytes(path));
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

    /// <summary>Reads a picture from the bytes of its file, turned as it was meant to be seen.</summary>
    /// <param name="file">All bytes of the file.</param>
    /// <exception cref="InvalidDataException">It is no picture, is damaged, or is too large; it says which.</exception>
    public static GrayscalePicture Read(byte[] file)
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
        var picture = new GrayscalePicture(Gray(image.Data), image.Width, image.Height);
        return ExifOrientation.Turn(picture, header.Orientation);
    }

    private static ImageResult Decode(byte[] file) => ImageResult.FromMemory(file, ColorComponents.RedGreenBlueAlpha);

    // Where there is one thread, nobody can wait for another.
    private static Task<T> Now<T>(Func<T> work)
    {
        var task = new Task<T>(work);
        task.RunSynchronously();
        return task;
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
