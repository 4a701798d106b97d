namespace Glassbox.Data.Pictures;

/// <summary>The supported picture formats.</summary>
internal enum PictureFormat
{
    /// <summary>Portable Network Graphics.</summary>
    Png,

    /// <summary>JPEG, baseline and progressive.</summary>
    Jpeg,

    /// <summary>Windows bitmaps.</summary>
    Bmp,
}
