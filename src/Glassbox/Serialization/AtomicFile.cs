namespace Glassbox.Serialization;

/// <summary>Writes files atomically: at any moment, either the old file or the complete new one exists.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a temporary file beside the target, flushes it to disk, and renames it.</summary>
    /// <param name="path">The file; for a symbolic link, its target is replaced.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="through">Wraps the stream that the content is written to, so that tests can make it fail.</param>
    /// <exception cref="IOException">The file cannot be written; an existing file is unchanged.</exception>
    public static void Write(string path, Action<Stream> write, Func<Stream, Stream>? through = null)
    {
        (string target, string folder) = Destination(path);
        TemporaryFile.RemoveAbandoned(folder);
        string temporary = TemporaryFile.NewName(folder);
        try
        {
            Replace(target, temporary, write, through);
        }
        catch (UnauthorizedAccessException e)
        {
            throw NoPermission(path, folder, e);
        }
        catch (IOException e)
        {
            string reason = e.Message.Replace($" : '{temporary}'", "", StringComparison.Ordinal);
            throw new IOException($"{path} could not be saved; what was there before is untouched. {reason.TrimEnd('.')}.", e);
        }
    }

    /// <summary>Checks whether a file can be written, without changing it.</summary>
    /// <param name="path">The file; for a symbolic link, its target would be replaced.</param>
    /// <exception cref="IOException">The file cannot be written; the message says why.</exception>
    public static void Check(string path)
    {
        (_, string folder) = Destination(path);
        try
        {
            new FileStream(TemporaryFile.NewName(folder), new FileStreamOptions
            {
                Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose,
            }).Dispose();
        }
        catch (UnauthorizedAccessException e)
        {
            throw NoPermission(path, folder, e);
        }
        catch (IOException e)
        {
            throw new IOException($"{path} could not be saved: nothing can be created in the folder {folder}.", e);
        }
    }

    private static IOException NoPermission(string path, string folder, UnauthorizedAccessException cause) =>
        new($"{path}: there is no permission to write in the folder {folder}.", cause);

    private static void Replace(string target, string temporary, Action<Stream> write, Func<Stream, Stream>? through)
    {
        try
        {
            // Unbuffered, so that closing it after a failure has nothing left to write that could fail again.
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                Stream stream = through?.Invoke(file) ?? file;
                write(stream);
                stream.Flush();
                file.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows() && File.Exists(target))
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            Remove(temporary);
            throw;
        }
    }

    /// <summary>Returns the file that would be replaced, and its folder.</summary>
    /// <exception cref="IOException">No file can be at this path.</exception>
    private static (string Target, string Folder) Destination(string path)
    {
        string target;
        try
        {
            var file = new FileInfo(path);
            target = file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{path} could not be saved: {e.Message}", e);
        }

        string folder = Path.GetDirectoryName(target) ?? target;
        if (Directory.Exists(target)) throw new IOException($"{path} is a folder; a file cannot be saved in its place.");
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"{path}: the folder {folder} does not exist.");

        // Renaming over a device would replace it with a file.
        bool isDevice = target.StartsWith("/dev/", StringComparison.Ordinal)
            && !target.StartsWith("/dev/shm/", StringComparison.Ordinal) && !OperatingSystem.IsWindows();
        if (isDevice || IsPipe(path, target)) throw new IOException($"{path} could not be saved: it leads to {target}, which is no file.");
        if (File.Exists(target) && File.GetAttributes(target).HasFlag(FileAttributes.ReadOnly))
            throw new IOException($"{path}: the file is read-only.");
        return (target, folder);
    }

    // Opening a pipe for reading and writing does not wait for another process to open its other end.
    private static bool IsPipe(string path, string target)
    {
        try
        {
            using var file = new FileStream(target, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return !file.CanSeek;
        }
        catch (PathTooLongException)
        {
            throw new IOException($"{path} could not be saved: the name is too long.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // missing, or locked by another process; what counts is whether its folder is writable
        }
    }

    private static void Remove(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The original error is the one to report.
        }
    }
}
