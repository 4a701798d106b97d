namespace Glassbox.Data;

/// <summary>Pictures in folders: one for each class, whose name it has.</summary>
/// <param name="Dataset">The pictures, in shades of gray, scaled to one size.</param>
/// <param name="Classes">The names of the folders, in the order of their characters.</param>
/// <param name="Files">The file of each picture.</param>
public sealed record PictureFolder(Dataset Dataset, IReadOnlyList<string> Classes, IReadOnlyList<string> Files)
{
    private const int UsualSide = 28, LargestSide = 128;

    private static readonly string[] endings = [".png", ".jpg", ".jpeg", ".bmp"];

    /// <summary>Whether a folder has folders of pictures in it.</summary>
    public static bool IsOne(string path) => Directory.Exists(path) && ClassFolders(path).Any(folder => FilesIn(folder).Any());

    /// <summary>Loads all pictures below a folder.</summary>
    /// <param name="path">A folder that has a folder for each class; PNG, JPEG and BMP are read, of any size.</param>
    /// <param name="size">
    /// The size that they are scaled to, their shape kept, in the center of black; if not given, their own where all have one of at most
    /// 128 × 128 pixels, and else 28 × 28.
    /// </param>
    /// <param name="classes">The classes that there may be, in order; those that there are if not given.</param>
    /// <exception cref="DataFormatException">There are no pictures, one of them is none, or a folder is of no such class.</exception>
    /// <exception cref="IOException">One cannot be read.</exception>
    public static PictureFolder Load(string path, ModelInputs? size = null, IReadOnlyList<string>? classes = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!Directory.Exists(path)) throw new DataFormatException(path, null, "there is no such folder; one with a folder of pictures for each class was expected.");
        List<(string Class, string File)> all = [.. ClassFolders(path).SelectMany(folder => FilesIn(folder).Select(file => (Path.GetFileName(folder), file)))];
        if (all.Count == 0) throw new DataFormatException(path, null, "there are no pictures in it; a folder for each class was expected, with PNG, JPEG or BMP files in it.");
        string[] names = [.. classes ?? [.. all.Select(picture => picture.Class).Distinct(StringComparer.Ordinal)]];
        size ??= CommonSize(all.Select(picture => picture.File));
        byte[] pixels = new byte[checked(all.Count * size.Count)];
        int[] labels = new int[all.Count];
        for (int i = 0; i < all.Count; i++)
        {
            labels[i] = Array.IndexOf(names, all[i].Class);
            if (labels[i] < 0) throw new DataFormatException(path, null, $"the folder {all[i].Class} is none of the classes {Table.Listing(names)}.");
            PictureFile.Load(all[i].File).Fit(size.Columns, size.Rows).Pixels.CopyTo(pixels.AsSpan(i * size.Count));
        }

        return new PictureFolder(Dataset.FromImages(pixels, labels, size.Rows, size.Columns, names.Length), names, [.. all.Select(picture => picture.File)]);
    }

    // Their own where they are alike and small.
    private static ModelInputs CommonSize(IEnumerable<string> files)
    {
        (int Width, int Height)? common = null;
        foreach (string file in files)
        {
            GrayscalePicture picture = PictureFile.Load(file);
            if (picture.Width > LargestSide || picture.Height > LargestSide || (common is { } size && size != (picture.Width, picture.Height)))
                return ModelInputs.Images(UsualSide, UsualSide);
            common = (picture.Width, picture.Height);
        }

        return ModelInputs.Images(common!.Value.Height, common.Value.Width);
    }

    private static IEnumerable<string> ClassFolders(string path) => Directory.EnumerateDirectories(path)
        .Where(folder => !Path.GetFileName(folder).StartsWith('.')).OrderBy(Path.GetFileName, StringComparer.Ordinal);

    private static IEnumerable<string> FilesIn(string folder) => Directory.EnumerateFiles(folder)
        .Where(file => endings.Contains(Path.GetExtension(file).ToLowerInvariant())).OrderBy(Path.GetFileName, StringComparer.Ordinal);
}
