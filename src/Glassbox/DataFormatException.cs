namespace Glassbox;

/// <summary>The exception for a file with invalid contents. The message names the file, the place and what was expected.</summary>
public sealed class DataFormatException : IOException
{
    /// <summary>Initializes the exception.</summary>
    /// <param name="file">The name of the file.</param>
    /// <param name="place">The place in the file, such as <c>byte 16</c>, or null for the whole file.</param>
    /// <param name="problem">What was found, and what was expected.</param>
    /// <param name="inner">The cause, if any.</param>
    public DataFormatException(string file, string? place, string problem, Exception? inner = null)
        : base(place is null ? $"{file}: {problem}" : $"{file}, {place}: {problem}", inner)
    {
        File = file;
        Place = place;
    }

    /// <summary>The name of the file.</summary>
    public string File { get; }

    /// <summary>The place in the file, or null for the whole file.</summary>
    public string? Place { get; }
}
