namespace Glassbox;

/// <summary>What is to be known of a folder of IDX files.</summary>
public sealed record IdxOptions
{
    /// <summary>Nothing is said.</summary>
    public static IdxOptions Default { get; } = new();

    /// <summary>Whether the images lie on their side, as EMNIST's do: their rows stand in the file as columns.</summary>
    public bool IsTransposed { get; init; }

    /// <summary>
    /// A text file with a line for each label: the label and its name, as <c>3 Dress</c>; the label and the numbers of its characters, as
    /// EMNIST has them, <c>1 65 97</c>; or the name alone, from label 0 on. If not given, the file in the folder whose name ends in
    /// <c>mapping.txt</c>, where there is one.
    /// </summary>
    public string? NamesPath { get; init; }

    /// <summary>The names of the classes of a network that is to be asked: samples are sorted into these. Those that there are if not given.</summary>
    public IReadOnlyList<string>? Classes { get; init; }
}
