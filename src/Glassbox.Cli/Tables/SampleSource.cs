using Glassbox.Cli.Evaluations;
using Glassbox.Cli.Views;
using Glassbox.Data;

namespace Glassbox.Cli.Tables;

/// <summary>Pictures in one folder per class, or the arrays of an .npz file.</summary>
/// <param name="All">All samples, except those of a separate test set.</param>
/// <param name="Test">The separate test set, if there is one.</param>
/// <param name="Classes">The names of the classes; empty if the targets are numbers.</param>
/// <param name="Files">The file of each sample, if they are files.</param>
internal sealed record SampleSource(Dataset All, Dataset? Test, IReadOnlyList<string> Classes, IReadOnlyList<string>? Files = null)
{
    /// <summary>Probable mistakes in the data, one sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The name of one sample.</summary>
    public string Noun => ModelInputs.From(All) is null ? "sample" : "picture";

    /// <summary>Returns the folder or file, if <c>--data</c> names one; otherwise null.</summary>
    public static string? Named(string? data) =>
        data is null || data == "mnist" ? null
        : data.EndsWith(".npz", StringComparison.OrdinalIgnoreCase) && !Directory.Exists(data) ? data
        : PictureFolder.IsOne(data) ? data
        : null;

    /// <param name="path">The folder or file.</param>
    /// <param name="size">The size to scale pictures to, or null for the default.</param>
    /// <param name="isColor">Whether to load pictures in color, or null for the default.</param>
    /// <param name="screen">Where progress is shown; null for none.</param>
    /// <param name="classes">The allowed classes, in order, or null for those in the data.</param>
    public static SampleSource Load(string path, (int Rows, int Columns)? size, bool? isColor, Screen? screen, IReadOnlyList<string>? classes = null)
    {
        if (Directory.Exists(path))
        {
            ModelInputs inputs = PictureFolder.InputsOf(path, size, isColor);
            using ProgressLine? line = screen is null ? null : new ProgressLine(screen);
            int all = PictureFolder.Count(path);
            var folder = PictureFolder.Load(path, inputs, classes, new SynchronousProgress(done => line?.Show((double)done / all, $"Read {Numerals.Count(done)}/{Numerals.Count(all)} pictures")));
            return new SampleSource(folder.Dataset, null, folder.Classes, folder.Files) { Warnings = folder.Warnings };
        }

        var arrays = NpzDataset.Load(path);
        return arrays.Classes.Count > 0
            ? new SampleSource(Of(arrays.Training), arrays.Test is { } test ? Of(test) : null, arrays.Classes)
            : throw new CommandException($"{path}: the targets are numbers, not classes; the command learns numbers from tables.");

        Dataset Of(Dataset samples)
        {
            if (isColor == true && samples.Channels == 1) throw new CommandException($"{path} contains no color images.");
            return isColor == false ? samples.ToGrayscale() : samples;
        }
    }

    /// <summary>Loads samples for a model, and converts pictures to its inputs.</summary>
    /// <exception cref="CommandException">The samples are pictures, and the model was not trained on pictures.</exception>
    public static SampleSource Load(string path, Model model, string modelPath, Screen screen) => Directory.Exists(path) && model is { IsDescribed: true, Image: null }
        ? throw new CommandException($"{path} contains pictures, but {modelPath} was not trained on pictures: name a table with --data FILE.csv.")
        : Load(path, model.Image is { } image ? (image.Rows, image.Columns) : null, model.Image?.IsColor, screen, model.IsDescribed ? model.Classes : null);

    /// <exception cref="CommandException">The model has other classes, or inputs of another size.</exception>
    public void CheckFits(Model model, string path, string modelPath)
    {
        if (All.Features != model.Network.Architecture.Inputs)
            throw new CommandException($"{path} has {Describe(All.Count)}: {All.Features} inputs; {modelPath} takes {model.Network.Architecture.Inputs}{(model.Image is { } image ? $", {image}" : "")}.");
        if (!Classes.SequenceEqual(model.Classes))
            throw new CommandException($"{path} has the classes {string.Join(", ", Classes.Take(20))}; {modelPath} has {string.Join(", ", model.Classes.Take(20))}.");
    }

    /// <summary>[classes] Returns the number of samples of each class in <see cref="All"/>.</summary>
    public int[] Counts()
    {
        int[] counts = new int[Classes.Count];
        for (int i = 0; i < All.Count; i++) counts[All.Label(i)]++;
        return counts;
    }

    /// <summary>Returns the views of samples from <see cref="All"/> or of the separate test set.</summary>
    public SampleViews Views(Dataset samples) => SampleViews.Of(Noun, samples, Test is null ? Files : null);

    /// <summary>Splits the samples into a training set and a test set; the test set may be null.</summary>
    /// <param name="part">The fraction to test with, if there is no separate test set.</param>
    /// <param name="seed">The seed of the split.</param>
    public (Dataset Training, Dataset? Test) Divide(float part, ulong seed)
    {
        if (Test is not null || part == 0) return (All, Test);
        int tested = (int)Math.Round(part * All.Count);
        if (tested < 1 || tested >= All.Count) return (All, null);
        return All.StratifiedSplit(All.Count - tested, seed);
    }

    /// <summary>Describes the samples in words.</summary>
    public string Describe(int count) => Noun == "sample"
        ? $"{Numerals.Count(count)} samples of {Numerals.Count(All.Features)} numbers"
        : $"{Numerals.Count(count)} pictures of {All.Rows} × {All.Columns} pixels{(All.Channels > 1 ? ", in color" : "")}";
}
