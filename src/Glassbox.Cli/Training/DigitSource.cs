using System.Diagnostics;
using Glassbox.Data;

namespace Glassbox.Cli.Training;

/// <summary>The digits that a command works on.</summary>
internal sealed record DigitSource
{
    private DigitSource(DatasetSplit digits, string? folder, int classes, IReadOnlyList<string> names, double seconds)
    {
        (Training, Test) = digits;
        (Folder, Classes, Names, Seconds) = (folder, classes, names, seconds);
    }

    public Dataset Training { get; private init; }

    public Dataset Test { get; private init; }

    /// <summary>Where they came from, or null for the digits that come with the command.</summary>
    public string? Folder { get; }

    /// <summary>How many classes their labels need.</summary>
    public int Classes { get; }

    /// <summary>What the classes are called, where it is not simply their number.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>What reading and indexing took.</summary>
    public double Seconds { get; }

    /// <summary>The folder that <c>--data</c> names, or null for the digits that come with the command.</summary>
    public static string? FolderOf(string? data) => data is null or "mnist" ? null : data;

    /// <summary>Reads the digits.</summary>
    /// <param name="folder">Where from, or null for those that come with the command.</param>
    /// <param name="options">What is known of the folder.</param>
    public static DigitSource Load(string? folder, IdxOptions? options = null)
    {
        long begun = Stopwatch.GetTimestamp();
        IdxDataset digits = folder is null ? OfMnist() : OfFolder(folder, options);
        return new DigitSource(new DatasetSplit(digits.Training, digits.Test), folder, digits.Training.Classes, digits.Classes, Stopwatch.GetElapsedTime(begun).TotalSeconds);
    }

    /// <summary>The same digits for a network of so many inputs and outputs.</summary>
    /// <param name="inputs">The inputs of the network.</param>
    /// <param name="outputs">Its outputs.</param>
    /// <param name="advice">What to do where they don't go together, with the sizes that would.</param>
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
                throw new CommandException($"{fault.Message.TrimEnd('.')}; nor are there files of a set like MNIST, as train-images-idx3-ubyte.");
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
