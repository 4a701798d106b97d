namespace Glassbox;

/// <summary>A file does not hold what it should. The message names the file, the place and what was expected.</summary>
public sealed class DataFormatException : IOException
{
    /// <summary>Describes a fault.</summary>
    /// <param name="file">The name of the file.</param>
    /// <param name="place">Where in the file, as <c>byte 16</c>, or null where it is the whole of it.</param>
    /// <param name="problem">What was found, and what was expected.</param>
    /// <param name="inner">What brought it to light, if anything.</param>
    public DataFormatException(string file, string? place, string problem, Exception? inner = null)
        : base(place is null ? $"{file}: {problem}" : $"{file}, {place}: {problem}", inner)
    {
        File = file;
        Place = place;
    }

    /// <summary>The name of the file.</summary>
    public string File { get; }

    /// <summary>Where in the file, or null where it is the whole of it.</summary>
    public string? Place { get; }
}
