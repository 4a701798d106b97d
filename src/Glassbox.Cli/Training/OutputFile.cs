namespace Glassbox.Cli.Training;

/// <summary>Whether a network can be kept in a file, found out before the work is done rather than after.</summary>
internal static class OutputFile
{
    /// <exception cref="CommandException">The ending is unknown, or the file can't be written.</exception>
    public static void Check(string path)
    {
        string full = Path.GetFullPath(path);
        string? folder = Path.GetDirectoryName(full);
        if (Directory.Exists(full) || folder is null) throw new CommandException($"{path} is a folder; the network needs a file of its own.");
        if (!Directory.Exists(folder)) throw new CommandException($"{path} can't be written: there is no folder {folder}.");
        string probe = Path.Combine(folder, $".glassbox-{Guid.NewGuid():N}");
        try
        {
            using (new FileStream(probe, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose }))
            {
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{path} can't be written: {folder} can't be written to ({fault.Message})");
        }
    }
}
