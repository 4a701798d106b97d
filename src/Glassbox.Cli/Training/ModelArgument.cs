namespace Glassbox.Cli.Training;

/// <summary>Files of networks that the command line names.</summary>
internal static class ModelArgument
{
    /// <exception cref="CommandException">The ending is unknown, or there is no such file.</exception>
    public static SavedModel Load(string path)
    {
        CheckEnding(path);
        if (!Path.Exists(path)) throw new CommandException($"{path}: there is no such file; 'glassbox train --out {path}' makes one.");
        return ModelFile.Load(path);
    }

    /// <summary>Finds out whether a network can be kept in a file, before the work is done rather than after.</summary>
    /// <exception cref="CommandException">The ending is unknown, or the file can't be written.</exception>
    public static void CheckOut(string path)
    {
        CheckEnding(path);
        string full = Path.GetFullPath(path);
        if (Directory.Exists(full)) throw new CommandException($"{path} is a folder; the network needs a file of its own.");
        string folder = Path.GetDirectoryName(full)!;
        if (!Directory.Exists(folder)) throw new CommandException($"{path} can't be written: there is no folder {folder}.");

        string probe = Path.Combine(folder, $".glassbox-{Guid.NewGuid():N}");
        try
        {
            new FileStream(probe, new FileStreamOptions
            {
                Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose,
            }).Dispose();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{path} can't be written: nothing can be created in {folder}.");
        }
    }

    private static void CheckEnding(string path)
    {
        try
        {
            ModelFile.FormatOf(path);
        }
        catch (ArgumentException unknown)
        {
            throw CommandException.Usage(unknown.Message);
        }
    }
}
