using System.CommandLine;
using Glassbox.Cli.Grammar;
using Glassbox.Cli.Json;
using Glassbox.Cli.Pictures;
using Glassbox.Cli.Tables;
using Glassbox.Cli.Views;
using Glassbox.Data;
using Prediction = Glassbox.Cli.Pictures.Prediction;

namespace Glassbox.Cli.Commands;

/// <summary>Classifies images, or predicts the rows of a table.</summary>
internal sealed class PredictCommand : Verb
{
    private static readonly string[] Steps = ["invert", "clean", "crop", "scale", "center"];

    private readonly Argument<string[]> images = new("IMAGE")
    {
        Description = "Images, PNG, JPEG or BMP, of any size; digits one per image, dark on light or light on dark.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly ModelOptions model = new();
    private readonly Option<string?> data = CommonOptions.OfData(new("--data") { Description = "A table, as .csv, to predict row by row; it need not have the target column.", HelpName = "FILE" });
    private readonly TableReading reading = new();
    private readonly Option<bool> stages = new("--stages") { Description = "Show each step from the image to the prepared digit." };

    private readonly Option<string[]> skip = new("--skip")
    {
        Description = $"Skip a step of preparing a digit: {string.Join(", ", Steps)}. May be given several times.",
        HelpName = "STEP",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> prepare = Values.Choice<string>(
        "--prepare", "How to prepare images: digit, as MNIST's were, or plain, only scaled. [default: as the network's training images were]",
        "digit|plain", [PicturePreparation.Digit, PicturePreparation.Plain], name => name);

    private readonly Option<string[]> keep = TableOptions.Several("--keep", "COLUMN", "For tables: a column to copy beside the answers, such as the name of each row.");
    private readonly Option<bool> json = CommonOptions.Json("all answers");
    private readonly Option<bool> pixels = CommonOptions.Pixels();

    public PredictCommand()
        : base(
            "predict", "Classify images, prepared like the images the network was trained on, or predict the rows of a table.",
            "glassbox predict --model digits.safetensors seven.png",
            "glassbox predict --model digits.safetensors --stages photo.jpg",
            "glassbox predict --model digits.safetensors *.png --json",
            "glassbox predict --model clothes.safetensors --prepare plain shirt.png",
            "glassbox predict --model wine.safetensors --data new.csv >answers.csv",
            "glassbox predict --model wine.safetensors --data new.csv --keep bottle >answers.csv   with a column of the table, to know the rows by")
    {
        skip.AcceptOnlyFromAmong(Steps);
        Arguments.Add(images);
        model.AddTo(this);
        foreach (Option option in (Option[])[stages, prepare, skip, data, keep, json, pixels]) Options.Add(option);
        reading.AddTo(this);
        Validators.Add(given =>
        {
            bool hasImages = given.GetResult(images) is { Tokens.Count: > 0 }, hasTable = given.GetResult(data) is not null;
            if (!hasImages && !hasTable) given.AddError("There is nothing to predict: name images, or a table with --data FILE.csv.");
            if (hasImages && hasTable) given.AddError("Name images, or a table with --data, not both.");
            foreach (Option option in (Option[])[keep, .. reading.All])
                if (!hasTable && given.GetResult(option) is { Implicit: false }) given.AddError($"{option.Name} is for tables: name one with --data FILE.csv.");
            CommonOptions.CheckPixels(given, pixels, json);
        });
    }

    protected override int Run(ParseResult given)
    {
        SavedModel saved = model.Load(given);
        if (given.GetValue(data) is { } table) return Answer(given, Model.FromSaved(saved, model.Path(given)), table);
        IReadOnlyList<string> names = ClassNames.Of(saved, model.Path(given));
        var preparation = PicturePreparation.Choose(model.Path(given), saved, given.GetValue(prepare), StepsOf(given.GetValue(skip) ?? []));
        List<Prediction> predictions = [.. given.GetRequiredValue(images).Select(path => Prediction.Create(saved.Network, path, preparation))];
        if (given.GetValue(json)) PredictionJson.Write(model.Path(given), saved, preparation, predictions, names, given.GetValue(pixels));
        else PredictionView.Show(new Screen(), predictions, given.GetValue(stages), names);
        if (preparation.Note is { } note) Screen.Note($"glassbox: {note}");
        foreach (Prediction doubtful in predictions.Where(p => p.Warning is not null)) Screen.Note($"glassbox: {doubtful.Warning}");
        foreach (Prediction failed in predictions.Where(p => p.Problem is not null)) Screen.Note($"glassbox: {failed.Problem}");
        return predictions.Exists(p => p.Problem is not null) ? ExitCode.Failed : ExitCode.Success;
    }

    private int Answer(ParseResult given, Model loaded, string path)
    {
        string[] kept = given.GetValue(keep) ?? [];
        var table = TableFile.Load(path, reading.Read(given), loaded, kept);
        TableColumn[] beside = [.. kept.Distinct().Select(name => table[name])];
        IReadOnlyList<Glassbox.Data.Prediction> predictions = loaded.PredictAll(table);
        IReadOnlyList<string> warnings = loaded.Preparation.Warnings(table);
        if (given.GetValue(json)) TableJson.Write(model.Path(given), path, loaded, predictions, beside, warnings);
        else if (new Screen() is { IsOutputTerminal: true } screen) RowsView.Show(screen, loaded, predictions, beside);
        else TableAnswers.Create(loaded, predictions, beside).WriteCsv(Console.Out);
        foreach (string warning in warnings) Screen.Note($"glassbox: {warning}");
        return ExitCode.Success;
    }

    private static DigitImageOptions? StepsOf(string[] skipped) => skipped.Length == 0 ? null : new DigitImageOptions
    {
        Invert = !skipped.Contains("invert"),
        Clean = !skipped.Contains("clean"),
        Crop = !skipped.Contains("crop"),
        Scale = !skipped.Contains("scale"),
        Center = !skipped.Contains("center"),
    };
}
