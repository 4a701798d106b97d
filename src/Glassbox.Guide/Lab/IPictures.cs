namespace Glassbox.Guide.Lab;

/// <summary>Reads pictures that the reader brings.</summary>
public interface IPictures
{
    /// <summary>Decodes a file, whatever picture it may be that the browser knows, and makes it small enough to work on.</summary>
    /// <param name="file">Its bytes.</param>
    /// <returns>The picture in grays, on white paper where it is transparent, at most 280 pixels on a side.</returns>
    /// <exception cref="DataFormatException">It is no picture, or one too large to be opened.</exception>
    Task<GrayscalePicture> DecodeAsync(byte[] file);
}

/// <summary>Reads none: for pages written ahead of time, and for tests.</summary>
public sealed class NoPictures : IPictures
{
    /// <inheritdoc/>
    public Task<GrayscalePicture> DecodeAsync(byte[] file) =>
        throw new DataFormatException("the picture", null, "there is no browser here to open it.");
}
