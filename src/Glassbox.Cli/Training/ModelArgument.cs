namespace Glassbox.Cli.Training;

/// <summary>Files of networks that the command line names.</summary>
internal static class ModelArgument
{
    /// <exception cref="CommandException">The ending is unknown, or there is no such file.</exception>
    public static SavedModel Load(string path, Activation? hidden = null, Activation? output = null, WeightOrder? weights = null)
    {
        CheckEnding(path);
        if (!Path.Exists(path)) throw new CommandException($"{path}: there is no such file; 'glassbox train --out {path}' makes one.");
        return ModelFile.Load(path, hidden, output, weights: weights);
    }

    /// <summary>Finds out whether a network can be kept in a file, before the work is done rather than after.</summary>
    /// <exception cref="CommandException">The ending is unknown, or the file can't be written.</exception>
    public static void CheckOut(string path)
    {
        CheckEnding(path);
        try
        {
            ModelFile.CheckSave(path);
        }
        catch (IOException fault)
        {
            throw new CommandException(fault.Message);
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
            throw CommandException.Usage(unknown.WithoutParameter());
        }
    }
}
