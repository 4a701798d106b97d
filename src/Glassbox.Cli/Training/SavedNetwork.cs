using Glassbox.Cli.Tables;

namespace Glassbox.Cli.Training;

/// <summary>A network from a file, and the digits it is to be asked about.</summary>
/// <param name="Model">What the file holds.</param>
/// <param name="Digits">Digits that fit it.</param>
/// <param name="Set">The part that was asked for.</param>
internal sealed record SavedNetwork(SavedModel Model, DigitSource Digits, Dataset Set)
{
    public Network Network => Model.Network;

    /// <param name="path">The file.</param>
    /// <param name="model">What it holds.</param>
    /// <param name="data">The digits, as <c>--data</c> names them.</param>
    /// <param name="set"><c>training</c> or <c>test</c>.</param>
    /// <param name="options">What is known of a folder of digits.</param>
    public static SavedNetwork Load(string path, SavedModel model, string? data, string set, IdxOptions options)
    {
        Architecture architecture = model.Network.Architecture;
        DigitSource digits = DigitSource.Load(DigitSource.FolderOf(data), options with { Classes = ClassNames.Of(model, path) })
            .For(architecture.Inputs, architecture.Outputs, (_, _) => $"{path} was made for others; --data says which to use");
        return new SavedNetwork(model, digits, set == "test" ? digits.Test : digits.Training);
    }
}
