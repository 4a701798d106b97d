namespace Glassbox.Cli.Training;

/// <summary>What a network says to a picture.</summary>
/// <param name="Path">The file.</param>
/// <param name="Image">The digit it was turned into, or null where that failed.</param>
/// <param name="Outputs">[outputs], or none.</param>
/// <param name="Problem">Why it failed, or null.</param>
internal sealed record Prediction(string Path, DigitImage? Image, float[] Outputs, string? Problem)
{
    public int Answer => Glassbox.Answer.Of(Outputs);

    public float Certainty => Answer == Glassbox.Answer.None ? float.NaN : Outputs[Answer];

    public static Prediction Of(Network network, string path, DigitImageOptions options)
    {
        try
        {
            DigitImage image = DigitImage.From(PictureFile.Load(path), options);
            return new Prediction(path, image, network.Predict(Array.ConvertAll(image.Picture.Pixels.ToArray(), pixel => pixel / 255f)), null);
        }
        catch (CommandException fault)
        {
            return new Prediction(path, null, [], fault.Message);
        }
        catch (ArgumentException fault)
        {
            return new Prediction(path, null, [], $"{path}: {char.ToLowerInvariant(fault.Message[0])}{fault.Message[1..]}");
        }
    }
}
