namespace Glassbox.Data.Pictures;

/// <summary>The formats of pictures that can be read.</summary>
internal enum PictureFormat
{
    /// <summary>Portable Network Graphics.</summary>
    Png,

    /// <summary>JPEG, baseline and progressive.</summary>
    Jpeg,

    /// <summary>Windows bitmaps.</summary>
    Bmp,
}
