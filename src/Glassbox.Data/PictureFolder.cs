namespace Glassbox.Data;

/// <summary>Pictures in folders: one for each class, whose name it has.</summary>
/// <param name="Dataset">The pictures, in color or in shades of gray, scaled to one size.</param>
/// <param name="Classes">The names of the folders, in the order of their characters.</param>
/// <param name="Files">The file of each picture.</param>
public sealed record PictureFolder(Dataset Dataset, IReadOnlyList<string> Classes, IReadOnlyList<string> Files)
{
    private const int UsualSide = 28, LargestSide = 128, MostLookedAt = 20, MostNamed = 5;

    private static readonly string[] endings = [".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".bmp"];
    private static readonly string[] otherEndings = [".gif", ".webp", ".tif", ".tiff", ".heic", ".avif", ".jp2", ".svg"];

    /// <summary>What below the folder is likely to be meant otherwise, a sentence each: pictures of a kind that is not read, and folders without any.</summary>
    public IReadOnlyList<string> Warnings { get; private init; } = [];

    /// <summary>Whether a folder has folders of pictures in it.</summary>
    public static bool IsOne(string path) => Directory.Exists(path) && ClassFolders(path).Any(folder => FilesIn(folder).Any());

    /// <summary>How many pictures there are below a folder.</summary>
    /// <inheritdoc cref="InputsOf"/>
    public static int Count(string path) => PicturesIn(path).Count;

    /// <summary>Loads all pictures below a folder.</summary>
    /// <param name="path">A folder that has a folder for each class; PNG, JPEG and BMP are read, of any size.</param>
    /// <param name="inputs">
    /// The size that they are scaled to, their shape kept, in the center of black, and whether they are learned in color; as
    /// <see cref="InputsOf"/> says if not given.
    /// </param>
    /// <param name="classes">The classes that there may be, in order; those that there are if not given.</param>
    /// <param name="progress">Told how many pictures are read.</param>
    /// <exception cref="DataFormatException">There are no pictures, some of them are none, which it names, or a folder is of no such class.</exception>
    /// <exception cref="IOException">One cannot be read.</exception>
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
            if (labels[i] < 0) throw new DataFormatException(path, null, $"the folder {all[i].Class} is none of the classes {Table.Listing(names)}.");
            Span<byte> room = pixels.AsSpan(i * inputs.Count, inputs.Count);
            try
            {
                if (inputs.IsColor) PictureFile.LoadColor(all[i].File).Fit(inputs.Columns, inputs.Rows).Pixels.CopyTo(room);
                else PictureFile.Load(all[i].File).Fit(inputs.Columns, inputs.Rows).Pixels.CopyTo(room);
            }
            catch (DataFormatException fault)
            {
                faults.Add(fault); // all of them are told at once
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

    /// <summary>What the pictures below a folder become, where that is not said.</summary>
    /// <param name="path">A folder that has a folder for each class.</param>
    /// <param name="size">Their size in pixels; if not given, their own where all have one of at most 128 × 128, and else 28 × 28.</param>
    /// <param name="isColor">Whether they are learned in color; if not given, where one of the first 20 of a class has more than shades of gray.</param>
    /// <exception cref="DataFormatException">There are no pictures.</exception>
    /// <exception cref="IOException">One cannot be read.</exception>
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
        if (!Directory.Exists(path)) throw new DataFormatException(path, null, "there is no such folder; one with a folder of pictures for each class was expected.");
        List<(string Class, string File)> all = [.. ClassFolders(path).SelectMany(folder => FilesIn(folder).Select(file => (Path.GetFileName(folder), file)))];
        return all.Count > 0 ? all
            : throw new DataFormatException(path, null, Misplaced(path));
    }

    // Their own where they are alike and small.
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

    // What to do where there are no pictures in folders of classes right below a folder.
    private static string Misplaced(string path) =>
        FilesIn(path).Any() ? "the pictures in it are in no folders; a folder for each class was expected, with its pictures in it."
        : ClassFolders(path).FirstOrDefault(IsOne) is { } inner ? $"the folders of its classes are one level below: name {inner}."
        : "there are no pictures in it; a folder for each class was expected, with PNG, JPEG or BMP files in it.";

    // What cannot be read is told when all are.
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
            yield return $"{empty[0]}{(empty.Length > 1 ? $" and {empty.Length - 1} more folders have" : " has")} no pictures right in {(empty.Length > 1 ? "them" : "it")}, and so {(empty.Length > 1 ? "are no classes" : "is no class")}.";
    }

    // What a gray JPEG or a scan has of color is faint, or in few places.
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
