using System.Diagnostics;
using Glassbox.Data;

namespace Glassbox.Cli.Training;

/// <summary>The digits that a command uses.</summary>
internal sealed record DigitSource
{
    private DigitSource(DatasetSplit digits, string? folder, int classes, IReadOnlyList<string> names, double seconds)
    {
        (Training, Test) = digits;
        (Folder, Classes, Names, Seconds) = (folder, classes, names, seconds);
    }

    public Dataset Training { get; private init; }

    public Dataset Test { get; private init; }

    /// <summary>The folder of the digits, or null for the included ones.</summary>
    public string? Folder { get; }

    /// <summary>The number of classes that the labels need.</summary>
    public int Classes { get; }

    /// <summary>The names of the classes, if they are not just numbers.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The time to read and index the digits.</summary>
    public double Seconds { get; }

    /// <summary>Returns the folder that <c>--data</c> names, or null for the included digits.</summary>
    public static string? FolderOf(string? data) => data is null or "mnist" ? null : data;

    /// <summary>Loads the digits.</summary>
    /// <param name="folder">The folder, or null for the included digits.</param>
    /// <param name="options">The options for reading the folder.</param>
    public static DigitSource Load(string? folder, IdxOptions? options = null)
    {
        long begun = Stopwatch.GetTimestamp();
        IdxDataset digits = folder is null ? OfMnist() : OfFolder(folder, options);
        return new DigitSource(new DatasetSplit(digits.Training, digits.Test), folder, digits.Training.Classes, digits.Classes, Stopwatch.GetElapsedTime(begun).TotalSeconds);
    }

    /// <summary>Returns the digits for a network with the given numbers of inputs and outputs.</summary>
    /// <param name="inputs">The number of inputs of the network.</param>
    /// <param name="outputs">The number of outputs.</param>
    /// <param name="advice">Returns what to do if they do not match, given the sizes that would.</param>
    public DigitSource For(int inputs, int outputs, Func<int, int, string> advice)
    {
        string name = Folder is null ? "the digits" : $"the images in {Folder}";
        if (inputs != Training.Features)
            throw CommandException.Usage(
                $"{name} have {Training.Rows} × {Training.Columns} = {Training.Features} pixels, but the network has {inputs} inputs: "
                + advice(Training.Features, Math.Max(outputs, Classes)));
        if (outputs < Classes || (outputs > Classes && Folder is null))
            throw CommandException.Usage(
                $"{name} are of {Classes} classes, but the network has {outputs} outputs: {advice(Training.Features, Classes)}");
        return Training.Classes == outputs
            ? this
            : this with { Training = Training.WithClasses(outputs), Test = Test.WithClasses(outputs) };
    }

    private static IdxDataset OfFolder(string folder, IdxOptions? options)
    {
        if (Directory.Exists(folder) && !Directory.EnumerateFiles(folder, "*ubyte*").Any())
        {
            try
            {
                PictureFolder.Count(folder);
            }
            catch (DataFormatException fault)
            {
                throw new CommandException($"{fault.Message.TrimEnd('.')}; nor are there files of a dataset like MNIST, such as train-images-idx3-ubyte.");
            }
        }

        return IdxDataset.Load(folder, options);
    }

    private static IdxDataset OfMnist()
    {
        (Dataset training, Dataset test) = Mnist.Load();
        return new IdxDataset(training, test, []);
    }
}
