namespace Glassbox.Cli.Pictures;

/// <summary>The answer of a network to a picture.</summary>
/// <param name="Path">The path of the picture.</param>
/// <param name="Stages">The stages of the preparation; empty if it failed.</param>
/// <param name="Groups">The column ranges that contain ink, if the picture was prepared as a digit.</param>
/// <param name="Outputs">[outputs]; empty if the prediction failed.</param>
/// <param name="Problem">Why it failed, or null.</param>
internal sealed record Prediction(
    string Path, IReadOnlyList<PictureStage> Stages, IReadOnlyList<ColumnRange> Groups, float[] Outputs, string? Problem)
{
    /// <summary>The input of the network, or null.</summary>
    public Raster? Picture => Stages.Count > 0 ? Stages[^1].Picture : null;

    public int Answer => Outputs.ArgMax();

    /// <summary>A warning about the picture, or null.</summary>
    public string? Warning => Groups.Count <= 1
        ? null
        : $"{Path}: there seem to be {Groups.Count} digits side by side, in the columns {string.Join(" and ", Groups.Select(g => $"{g.Left} to {g.Right}"))}; "
            + "the answer is for all of them together. Give each its own picture.";

    public float Certainty => Answer == Classification.None ? float.NaN : Outputs[Answer];

    public static Prediction Create(Network network, string path, PicturePreparation preparation)
    {
        try
        {
            (IReadOnlyList<PictureStage> stages, IReadOnlyList<ColumnRange> groups) = preparation.Prepare(path);
            float[] inputs = Array.ConvertAll(stages[^1].Picture.Pixels, pixel => pixel / 255f);
            return new Prediction(path, stages, groups, network.Predict(inputs), null);
        }
        catch (Exception fault) when (fault is CommandException or IOException)
        {
            return Failed(path, fault.Message);
        }
        catch (ArgumentException fault)
        {
            string message = fault.WithoutParameter();
            return Failed(path, $"{path}: {char.ToLowerInvariant(message[0])}{message[1..]}");
        }
    }

    private static Prediction Failed(string path, string problem) => new(path, [], [], [], problem);
}
