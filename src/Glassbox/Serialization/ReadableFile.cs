namespace Glassbox.Serialization;

/// <summary>Opens files for reading, with plain error messages.</summary>
internal static class ReadableFile
{
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    public static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FileNotFoundException($"{path}: there is no such file.", path, e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException(
                Directory.Exists(path) ? $"{path} is a folder; expected a file."
                    : $"{path}: there is no permission to read it.", e);
        }
    }
}
