using Glassbox.Cli.Evaluations;
using Glassbox.Cli.Views;
using Glassbox.Data;

namespace Glassbox.Cli.Tables;

/// <summary>Pictures in folders, a class each, or the arrays of an .npz file.</summary>
/// <param name="All">All samples that are not for testing alone.</param>
/// <param name="Test">Those for testing alone, where there are any.</param>
/// <param name="Classes">The names of the classes; none where the targets are numbers.</param>
/// <param name="Files">The file of each of all samples, where they are files.</param>
internal sealed record SampleSource(Dataset All, Dataset? Test, IReadOnlyList<string> Classes, IReadOnlyList<string>? Files = null)
{
    /// <summary>What of it is likely to be meant otherwise, a sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What one of the samples is called.</summary>
    public string Noun => ModelInputs.From(All) is null ? "sample" : "picture";

    /// <summary>The folder or the file, where <c>--data</c> names such; null where it names something else.</summary>
    public static string? Named(string? data) =>
        data is null || data == "mnist" ? null
        : data.EndsWith(".npz", StringComparison.OrdinalIgnoreCase) && !Directory.Exists(data) ? data
        : PictureFolder.IsOne(data) ? data
        : null;

    /// <param name="path">What was named.</param>
    /// <param name="size">The size that pictures are scaled to, or null for what suits them.</param>
    /// <param name="isColor">Whether pictures are learned in color, or null for what suits them.</param>
    /// <param name="screen">Where to show how far it is; null where that is not to be shown.</param>
    /// <param name="classes">The classes that there may be, in order, or null for those that there are.</param>
    public static SampleSource Load(string path, (int Rows, int Columns)? size, bool? isColor, Screen? screen, IReadOnlyList<string>? classes = null)
    {
        if (Directory.Exists(path))
        {
            ModelInputs inputs = PictureFolder.InputsOf(path, size, isColor);
            using ProgressLine? line = screen is null ? null : new ProgressLine(screen);
            int all = PictureFolder.Count(path);
            var folder = PictureFolder.Load(path, inputs, classes, new Told(done => line?.Show((double)done / all, $"Read {Numerals.Count(done)}/{Numerals.Count(all)} pictures")));
            return new SampleSource(folder.Dataset, null, folder.Classes, folder.Files) { Warnings = folder.Warnings };
        }

        var arrays = NpzDataset.Load(path);
        return arrays.Classes.Count > 0
            ? new SampleSource(Of(arrays.Training), arrays.Test is { } test ? Of(test) : null, arrays.Classes)
            : throw new CommandException($"{path}: the targets are numbers, not classes; the command learns numbers from tables.");

        Dataset Of(Dataset samples)
        {
            if (isColor == true && samples.Channels == 1) throw new CommandException($"{path} holds no images in color.");
            return isColor == false ? samples.ToGrayscale() : samples;
        }
    }

    /// <summary>Those that a model is to be asked about: pictures become what it learned from.</summary>
    /// <exception cref="CommandException">The model has not learned from pictures, and these are some.</exception>
    public static SampleSource Load(string path, Model model, string modelPath, Screen screen) => Directory.Exists(path) && model is { IsDescribed: true, Image: null }
        ? throw new CommandException($"{path} holds pictures, and {modelPath} has not learned from any: name a table by --data FILE.csv.")
        : Load(path, model.Image is { } image ? (image.Rows, image.Columns) : null, model.Image?.IsColor, screen, model.IsDescribed ? model.Classes : null);

    /// <exception cref="CommandException">A model answers other classes, or samples of another size.</exception>
    public void MustSuit(Model model, string path, string modelPath)
    {
        if (All.Features != model.Network.Architecture.Inputs)
            throw new CommandException($"{path} has {Describe(All.Count)}: {All.Features} inputs; {modelPath} takes {model.Network.Architecture.Inputs}{(model.Image is { } image ? $", {image}" : "")}.");
        if (!Classes.SequenceEqual(model.Classes))
            throw new CommandException($"{path} has the classes {string.Join(", ", Classes.Take(20))}; {modelPath} has {string.Join(", ", model.Classes.Take(20))}.");
    }

    /// <summary>[classes] How many of <see cref="All"/> are of each.</summary>
    public int[] Counts()
    {
        int[] counts = new int[Classes.Count];
        for (int i = 0; i < All.Count; i++) counts[All.Label(i)]++;
        return counts;
    }

    /// <summary>How samples are shown: some of all, or those for testing alone.</summary>
    public SampleViews Views(Dataset samples) => SampleViews.Of(Noun, samples, Test is null ? Files : null);

    /// <summary>Those to train on, and those to test with, if any.</summary>
    /// <param name="part">The part to test with, where there is none apart.</param>
    /// <param name="seed">Draws it.</param>
    public (Dataset Training, Dataset? Test) Divide(float part, ulong seed)
    {
        if (Test is not null || part == 0) return (All, Test);
        int tested = (int)Math.Round(part * All.Count);
        if (tested < 1 || tested >= All.Count) return (All, null);
        return All.StratifiedSplit(All.Count - tested, seed);
    }

    /// <summary>What they are, in words.</summary>
    public string Describe(int count) => Noun == "sample"
        ? $"{Numerals.Count(count)} samples of {Numerals.Count(All.Features)} numbers"
        : $"{Numerals.Count(count)} pictures of {All.Rows} × {All.Columns} pixels{(All.Channels > 1 ? ", in color" : "")}";
}
