namespace Glassbox.Guide.Lab;

/// <summary>Decodes pictures that the reader provides.</summary>
public interface IPictures
{
    /// <summary>Decodes a file in any image format that the browser supports, and scales it down to a workable size.</summary>
    /// <param name="file">The contents of the file.</param>
    /// <returns>The picture in grayscale, on white where it is transparent, at most 280 pixels on a side.</returns>
    /// <exception cref="DataFormatException">The file is not a picture, or is too large to open.</exception>
    Task<GrayscalePicture> DecodeAsync(byte[] file);
}

/// <summary>A decoder that supports no format, for prerendering and tests.</summary>
public sealed class NoPictures : IPictures
{
    /// <inheritdoc/>
    public Task<GrayscalePicture> DecodeAsync(byte[] file) =>
        throw new DataFormatException("the picture", null, "there is no browser here to open it.");
}
