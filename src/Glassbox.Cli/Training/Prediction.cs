namespace Glassbox.Cli.Training;

/// <summary>What a network says to a picture.</summary>
/// <param name="Path">The file.</param>
/// <param name="Image">The digit it was turned into, or null where that failed.</param>
/// <param name="Outputs">[outputs], or none.</param>
/// <param name="Problem">Why it failed, or null.</param>
internal sealed record Prediction(string Path, DigitImage? Image, float[] Outputs, string? Problem)
{
    public int Answer => Outputs.ArgMax();

    /// <summary>What there is to say of the picture beside the answer, or null.</summary>
    public string? Warning => Image is not { Groups.Count: > 1 and int count }
        ? null
        : $"{Path}: there seem to be {count} digits side by side, in the columns {string.Join(" and ", Image.Groups.Select(g => $"{g.Left} to {g.Right}"))}; "
            + "the answer is to all of them together. Give each a picture of its own.";

    public float Certainty => Answer == Classification.None ? float.NaN : Outputs[Answer];

    public static Prediction Create(Network network, string path, DigitImageOptions options)
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
            string message = fault.WithoutParameter();
            return new Prediction(path, null, [], $"{path}: {char.ToLowerInvariant(message[0])}{message[1..]}");
        }
    }
}
