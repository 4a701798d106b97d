namespace Glassbox.Data;

/// <summary>Pictures in folders, one folder per class.</summary>
/// <param name="Dataset">The pictures, in color or grayscale, scaled to one size.</param>
/// <param name="Classes">The names of the folders, in ordinal order.</param>
/// <param name="Files">The file of each picture.</param>
public sealed record PictureFolder(Dataset Dataset, IReadOnlyList<string> Classes, IReadOnlyList<string> Files)
{
    private const int UsualSide = 28, LargestSide = 128, MostLookedAt = 20, MostNamed = 5;

    private static readonly string[] endings = [".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".bmp"];
    private static readonly string[] otherEndings = [".gif", ".webp", ".tif", ".tiff", ".heic", ".avif", ".jp2", ".svg"];

    /// <summary>Likely mistakes in the folder, one sentence each: pictures in unsupported formats, and folders without pictures.</summary>
    public IReadOnlyList<string> Warnings { get; private init; } = [];

    /// <summary>Returns whether a folder contains folders of pictures.</summary>
    public static bool IsOne(string path) => Directory.Exists(path) && ClassFolders(path).Any(folder => FilesIn(folder).Any());

    /// <summary>Returns the number of pictures in a folder's class folders.</summary>
    /// <inheritdoc cref="InputsOf"/>
    public static int Count(string path) => PicturesIn(path).Count;

    /// <summary>Loads all pictures in a folder's class folders.</summary>
    /// <param name="path">A folder with one folder per class, containing PNG, JPEG and BMP files of any size.</param>
    /// <param name="inputs">
    /// The size that pictures are scaled to, with their aspect ratio preserved and centered on black, and whether they have color; the default is
    /// <see cref="InputsOf"/>.
    /// </param>
    /// <param name="classes">The expected classes, in order; by default those of the folder.</param>
    /// <param name="progress">Receives the number of pictures read.</param>
    /// <exception cref="DataFormatException">There are no pictures, some files are not pictures, which the message lists, or a folder is not one of the classes.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static PictureFolder Load(string path, ModelInputs? inputs = null, IReadOnlyList<string>? classes = null, IProgress<int>? progress = null)
    {
        List<(string Class, string File)> all = PicturesIn(path);
        string[] names = [.. classes ?? [.. all.Select(picture => picture.Class).Distinct(StringComparer.Ordinal)]];
        inputs ??= InputsOf(path);
        byte[] pixels = new byte[checked(all.Count * inputs.Count)];
        int[] labels = new int[all.Count];
        List<DataFormatException> faults = [];
        for (int i = 0; i < all.Count; i++)
        {
            labels[i] = Array.IndexOf(names, all[i].Class);
            if (labels[i] < 0) throw new DataFormatException(path, null, $"the folder {all[i].Class} is not one of the classes {Table.Listing(names)}.");
            Span<byte> room = pixels.AsSpan(i * inputs.Count, inputs.Count);
            try
            {
                if (inputs.IsColor) PictureFile.LoadColor(all[i].File).Fit(inputs.Columns, inputs.Rows).Pixels.CopyTo(room);
                else PictureFile.Load(all[i].File).Fit(inputs.Columns, inputs.Rows).Pixels.CopyTo(room);
            }
            catch (DataFormatException fault)
            {
                faults.Add(fault); // all of them are reported together
            }

            progress?.Report(i + 1);
        }

        if (faults is [var only]) throw only;
        if (faults.Count > 1)
        {
            string more = faults.Count > MostNamed ? $"; and {faults.Count - MostNamed} more" : "";
            throw new DataFormatException(path, null, $"{faults.Count} of the {all.Count} pictures cannot be read: {string.Join("; ", faults.Take(MostNamed).Select(fault => fault.Message.TrimEnd('.')))}{more}.");
        }

        Dataset dataset = inputs.IsColor
            ? Dataset.FromColorImages(pixels, labels, inputs.Rows, inputs.Columns, names.Length)
            : Dataset.FromImages(pixels, labels, inputs.Rows, inputs.Columns, names.Length);
        return new PictureFolder(dataset, names, [.. all.Select(picture => picture.File)]) { Warnings = [.. WarningsOf(path)] };
    }

    /// <summary>Returns the default inputs for the pictures in a folder's class folders.</summary>
    /// <param name="path">A folder with one folder per class.</param>
    /// <param name="size">The size in pixels; by default that of the pictures if all have the same one, of at most 128 × 128, else 28 × 28.</param>
    /// <param name="isColor">Whether they have color; by default, if one of the first 20 pictures of a class is not gray.</param>
    /// <exception cref="DataFormatException">There are no pictures.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static ModelInputs InputsOf(string path, (int Rows, int Columns)? size = null, bool? isColor = null)
    {
        List<(string Class, string File)> all = PicturesIn(path);
        (int rows, int columns) = size ?? CommonSize(all.Select(picture => picture.File));
        bool hasColor = isColor ?? all.GroupBy(picture => picture.Class).Any(pictures => pictures.Take(MostLookedAt).Any(picture => Tried(() => HasColor(PictureFile.LoadColor(picture.File))) == true));
        return hasColor ? ModelInputs.ColorImages(rows, columns) : ModelInputs.Images(rows, columns);
    }

    private static List<(string Class, string File)> PicturesIn(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!Directory.Exists(path)) throw new DataFormatException(path, null, "there is no such folder; expected one with a folder of pictures for each class.");
        List<(string Class, string File)> all = [.. ClassFolders(path).SelectMany(folder => FilesIn(folder).Select(file => (Path.GetFileName(folder), file)))];
        return all.Count > 0 ? all
            : throw new DataFormatException(path, null, Misplaced(path));
    }

    // Their own size if they all have the same one and it is small.
    private static (int Rows, int Columns) CommonSize(IEnumerable<string> files)
    {
        (int Rows, int Columns)? common = null;
        foreach (string file in files)
        {
            if (Tried(() => PictureFile.LoadHeader(file).Size) is not var (rows, columns)) continue;
            if (rows > LargestSide || columns > LargestSide || (common is { } size && size != (rows, columns))) return (UsualSide, UsualSide);
            common = (rows, columns);
        }

        return common ?? (UsualSide, UsualSide);
    }

    // Advice for a folder without class folders directly in it.
    private static string Misplaced(string path) =>
        FilesIn(path).Any() ? "its pictures are not in folders; expected a folder of pictures for each class."
        : ClassFolders(path).FirstOrDefault(IsOne) is { } inner ? $"the folders of its classes are one level below: name {inner}."
        : "it contains no pictures; expected a folder for each class, with PNG, JPEG or BMP files.";

    // Errors are reported once all files have been tried.
    private static T? Tried<T>(Func<T> read)
        where T : struct
    {
        try
        {
            return read();
        }
        catch (DataFormatException)
        {
            return null;
        }
    }

    private static IEnumerable<string> WarningsOf(string path)
    {
        string[] others = [.. ClassFolders(path).SelectMany(folder => FilesIn(folder, otherEndings))];
        if (others.Length > 0)
            yield return $"{others[0]}{(others.Length > 1 ? $" and {others.Length - 1} more are" : " is")} left out: PNG, JPEG and BMP are read, not {string.Join(", ", others.Select(file => Path.GetExtension(file).ToLowerInvariant()).Distinct())}.";
        string[] empty = [.. ClassFolders(path).Where(folder => !FilesIn(folder).Any())];
        if (empty.Length > 0)
            yield return $"{empty[0]}{(empty.Length > 1 ? $" and {empty.Length - 1} more folders have" : " has")} no pictures directly in {(empty.Length > 1 ? "them and are not used as classes" : "it and is not used as a class")}.";
    }

    // A gray JPEG or a scan has only faint color, or only in a few places.
    private static bool HasColor(ColorPicture picture)
    {
        const int faint = 24;
        int colored = 0;
        for (int i = 0; i < picture.Pixels.Length; i += ColorPicture.Channels)
        {
            (byte red, byte green, byte blue) = (picture.Pixels[i], picture.Pixels[i + 1], picture.Pixels[i + 2]);
            if (Math.Max(red, Math.Max(green, blue)) - Math.Min(red, Math.Min(green, blue)) > faint) colored++;
        }

        return colored * 100L > picture.Width * (long)picture.Height;
    }

    private static IEnumerable<string> ClassFolders(string path) => Directory.EnumerateDirectories(path)
        .Where(folder => !Path.GetFileName(folder).StartsWith('.')).OrderBy(Path.GetFileName, StringComparer.Ordinal);

    private static IEnumerable<string> FilesIn(string folder, string[]? kinds = null) => Directory.EnumerateFiles(folder)
        .Where(file => !Path.GetFileName(file).StartsWith('.') && (kinds ?? endings).Contains(Path.GetExtension(file).ToLowerInvariant())).OrderBy(Path.GetFileName, StringComparer.Ordinal);
}
