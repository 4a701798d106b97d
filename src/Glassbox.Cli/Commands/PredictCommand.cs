using System.CommandLine;
using Glassbox.Cli.Grammar;
using Glassbox.Cli.Json;
using Glassbox.Cli.Training;
using Glassbox.Cli.Views;

namespace Glassbox.Cli.Commands;

/// <summary>Classifies images of digits.</summary>
internal sealed class PredictCommand : Verb
{
    private static readonly string[] Steps = ["invert", "clean", "crop", "scale", "center"];

    private readonly Argument<string[]> images = new("IMAGE")
    {
        Description = "Images with one digit each: PNG, JPEG or BMP, of any size, dark on light or light on dark.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly ModelOptions model = new();
    private readonly Option<bool> stages = new("--stages") { Description = "Show each step from the image to the prepared digit." };

    private readonly Option<string[]> skip = new("--skip")
    {
        Description = $"Skip a preparation step: {string.Join(", ", Steps)}. May be given several times.",
        HelpName = "STEP",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> json = CommonOptions.Json("all answers");

    public PredictCommand()
        : base(
            "predict", "Classify images of digits, after preparing them as MNIST's were.",
            "glassbox predict --model digits.safetensors seven.png",
            "glassbox predict --model digits.safetensors --stages photo.jpg",
            "glassbox predict --model digits.safetensors *.png --json")
    {
        skip.AcceptOnlyFromAmong(Steps);
        Arguments.Add(images);
        model.AddTo(this);
        foreach (Option option in (Option[])[stages, skip, json]) Options.Add(option);
    }

    protected override int Run(ParseResult given)
    {
        Network network = model.Load(given).Network;
        if (network.Architecture.Inputs != DigitImage.Size * DigitImage.Size)
            throw CommandException.Usage(
                $"{model.Path(given)} has {network.Architecture.Inputs} inputs; only networks of 784 inputs, 28 × 28, see pictures.");

        string[] skipped = given.GetValue(skip) ?? [];
        var options = new DigitImageOptions
        {
            Invert = !skipped.Contains("invert"),
            Clean = !skipped.Contains("clean"),
            Crop = !skipped.Contains("crop"),
            Scale = !skipped.Contains("scale"),
            Center = !skipped.Contains("center"),
        };
        List<Prediction> predictions = [.. given.GetRequiredValue(images).Select(path => Prediction.Create(network, path, options))];
        if (given.GetValue(json)) PredictionJson.Write(model.Path(given), predictions);
        else PredictionView.Show(new Screen(), predictions, given.GetValue(stages));
        foreach (Prediction doubtful in predictions.Where(p => p.Warning is not null)) Screen.Note($"glassbox: {doubtful.Warning}");
        foreach (Prediction failed in predictions.Where(p => p.Problem is not null)) Screen.Note($"glassbox: {failed.Problem}");
        return predictions.Exists(p => p.Problem is not null) ? ExitCode.Failed : ExitCode.Success;
    }
}
