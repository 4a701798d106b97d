using Glassbox.Data;

namespace Glassbox.Cli.Pictures;

/// <summary>Prepares pictures as inputs of a network, in the way that its training images were prepared.</summary>
/// <param name="Inputs">The kind of inputs.</param>
/// <param name="Steps">The steps of preparing a digit; unused for other images.</param>
/// <param name="Note">What was assumed because the file does not record it, or null.</param>
internal sealed record PicturePreparation(ModelInputs Inputs, DigitImageOptions Steps, string? Note)
{
    public const string Digit = "digit", Plain = "plain";

    /// <summary>The name of the preparation.</summary>
    public string Name => Inputs.IsMnistDigits ? Digit : Plain;

    /// <param name="path">The path of the network.</param>
    /// <param name="model">The content of the file.</param>
    /// <param name="requested"><see cref="Digit"/>, <see cref="Plain"/>, or null for what suits the network.</param>
    /// <param name="steps">The steps of preparing a digit, or null if none were given.</param>
    /// <exception cref="CommandException">The network does not support this preparation.</exception>
    public static PicturePreparation Choose(string path, SavedModel model, string? requested, DigitImageOptions? steps)
    {
        (ModelInputs inputs, string? note) = Choose(path, model, requested);
        if (steps is not null && !inputs.IsMnistDigits)
            throw CommandException.Usage($"--skip is for the steps of preparing digits; pictures for {path} are only scaled to {inputs.Rows} × {inputs.Columns} pixels.");
        return new PicturePreparation(inputs, steps ?? new DigitImageOptions(), note);
    }

    /// <summary>Returns the stages of a picture file, from the original to the inputs, and the groups of ink found in it.</summary>
    public (IReadOnlyList<PictureStage> Stages, IReadOnlyList<ColumnRange> Groups) Prepare(string path) =>
        Inputs.IsColor ? Prepare(PictureFile.LoadColor(path)) : Prepare(PictureFile.Load(path));

    /// <summary>Returns the same for the content of a file.</summary>
    public (IReadOnlyList<PictureStage> Stages, IReadOnlyList<ColumnRange> Groups) Prepare(byte[] file) =>
        Inputs.IsColor ? Prepare(PictureFile.ReadColor(file)) : Prepare(PictureFile.Read(file));

    private (IReadOnlyList<PictureStage> Stages, IReadOnlyList<ColumnRange> Groups) Prepare(ColorPicture picture) =>
        ([new PictureStage("given", Raster.Of(picture)), new PictureStage("scaled", Raster.Of(picture.Fit(Inputs.Columns, Inputs.Rows)))], []);

    private (IReadOnlyList<PictureStage> Stages, IReadOnlyList<ColumnRange> Groups) Prepare(GrayscalePicture picture)
    {
        if (!Inputs.IsMnistDigits) return ([new PictureStage("given", Raster.Of(picture)), new PictureStage("scaled", Raster.Of(picture.Fit(Inputs.Columns, Inputs.Rows)))], []);
        var digit = DigitImage.From(picture, Steps);
        return ([.. digit.Stages.Select(stage => new PictureStage(stage.Name, Raster.Of(stage.Picture)))], digit.Groups);
    }

    private static (ModelInputs Inputs, string? Note) Choose(string path, SavedModel model, string? requested)
    {
        int inputs = model.Network.Architecture.Inputs, side = (int)Math.Sqrt(inputs);
        bool canBeDigits = inputs == ModelInputs.MnistDigits.Count;
        if (requested == Digit && !canBeDigits)
            throw CommandException.Usage($"--prepare {Digit} makes {ModelInputs.MnistDigits.Count} inputs, 28 × 28, of a picture; {path} has {inputs}.");
        if (requested == Digit) return (ModelInputs.MnistDigits, null);

        if (requested is null && Model.FromSaved(model, path) is { IsDescribed: true, Image: null })
            throw CommandException.Usage($"{path} was not trained on pictures: name a table with --data FILE.csv, or use --prepare to say how to make its {inputs} inputs from a picture.");
        ModelInputs? images = model.Inputs is { } known ? known.IsMnistDigits ? ModelInputs.Images(known.Rows, known.Columns) : known
            : side * side == inputs ? ModelInputs.Images(side, side)
            : null;
        if (images is null)
            throw CommandException.Usage($"{path} does not record the size of its images, and its {inputs} inputs do not make a square.");
        if (requested == Plain) return (images, null);
        if (model.Inputs is not null) return (model.Inputs, null);
        return canBeDigits
            ? (ModelInputs.MnistDigits, $"{path} does not record how its inputs were made: pictures are prepared as MNIST's digits were; --prepare {Plain} only scales them.")
            : (images, $"{path} does not record how its inputs were made: pictures are scaled to {side} × {side} pixels.");
    }
}
