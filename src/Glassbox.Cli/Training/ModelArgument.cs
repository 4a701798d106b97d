namespace Glassbox.Cli.Training;

/// <summary>Network files on the command line.</summary>
internal static class ModelArgument
{
    /// <exception cref="CommandException">The file extension is unknown, or there is no such file.</exception>
    public static SavedModel Load(string path, Activation? hidden = null, Activation? output = null, WeightOrder? weights = null)
    {
        try
        {
            ModelFile.FormatOf(path);
        }
        catch (ArgumentException unknown)
        {
            throw CommandException.Usage(unknown);
        }

        if (!Path.Exists(path)) throw new CommandException($"{path}: there is no such file; 'glassbox train --out {path}' makes one.");
        return ModelFile.Load(path, hidden, output, weights: weights);
    }

    /// <summary>Checks that a network can be saved, before the work rather than after it.</summary>
    /// <exception cref="CommandException">The file extension is unknown, or the file cannot be written.</exception>
    public static void CheckOut(string path)
    {
        try
        {
            ModelFile.CheckSave(path);
        }
        catch (ArgumentException unknown)
        {
            throw CommandException.Usage(unknown);
        }
        catch (IOException fault)
        {
            throw new CommandException(fault.Message);
        }
    }
}
