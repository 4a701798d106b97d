using Glassbox.Cli.Tables;

namespace Glassbox.Cli.Training;

/// <summary>A network from a file, and digits that fit it.</summary>
/// <param name="Model">The content of the file.</param>
/// <param name="Digits">The digits.</param>
/// <param name="Set">The requested set.</param>
internal sealed record SavedNetwork(SavedModel Model, DigitSource Digits, Dataset Set)
{
    public Network Network => Model.Network;

    /// <param name="path">The path of the network.</param>
    /// <param name="model">The content of the file.</param>
    /// <param name="data">The digits, as given to <c>--data</c>.</param>
    /// <param name="set"><c>training</c> or <c>test</c>.</param>
    /// <param name="options">The options for reading a folder of digits.</param>
    public static SavedNetwork Load(string path, SavedModel model, string? data, string set, IdxOptions options)
    {
        Architecture architecture = model.Network.Architecture;
        DigitSource digits = DigitSource.Load(DigitSource.FolderOf(data), options with { Classes = ClassNames.Of(model, path) })
            .For(architecture.Inputs, architecture.Outputs, (_, _) => $"{path} was trained on others; name them with --data");
        return new SavedNetwork(model, digits, set == "test" ? digits.Test : digits.Training);
    }
}
