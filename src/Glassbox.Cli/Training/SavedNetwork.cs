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
    /// <param name="advice">What to do with the model of a table, which answers no digits; given its path.</param>
    public static SavedNetwork Load(string path, SavedModel model, string? data, string set, IdxOptions options, Func<string, string>? advice = null)
    {
        Architecture architecture = model.Network.Architecture;
        var all = DigitSource.Load(DigitSource.FolderOf(data), options with { Classes = ClassNames.Of(model, path) });
        if (architecture.Inputs != all.Training.Features && IsOfTable(path, model))
            throw CommandException.Usage(advice?.Invoke(path) ?? $"{path} was trained on a table: name one with --data FILE.csv.");
        DigitSource digits = all.For(architecture.Inputs, architecture.Outputs, (_, _) => $"{path} was trained on others; name them with --data");
        return new SavedNetwork(model, digits, set == "test" ? digits.Test : digits.Training);
    }

    private static bool IsOfTable(string path, SavedModel model) => model.Inputs is null && Data.Model.FromSaved(model, path) is { IsDescribed: true };
}
