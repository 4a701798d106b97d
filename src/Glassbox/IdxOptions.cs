namespace Glassbox;

/// <summary>Options for reading a folder of IDX files.</summary>
public sealed record IdxOptions
{
    /// <summary>The default options.</summary>
    public static IdxOptions Default { get; } = new();

    /// <summary>Whether the images are transposed, as in EMNIST: the file stores their rows as columns.</summary>
    public bool IsTransposed { get; init; }

    /// <summary>
    /// A text file with one line per label: the label and its name, such as <c>3 Dress</c>; the label and its character codes, as in EMNIST,
    /// such as <c>1 65 97</c>; or only the name, starting with label 0. By default, a file in the folder whose name ends in
    /// <c>mapping.txt</c>, if there is one.
    /// </summary>
    public string? NamesPath { get; init; }

    /// <summary>The class names of an existing network, to which samples are mapped. By default, the classes of the dataset itself.</summary>
    public IReadOnlyList<string>? Classes { get; init; }
}
