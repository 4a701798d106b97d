using System.CommandLine;

namespace Glassbox.Cli.Grammar;

/// <summary>Options for the network that a verb uses, and for what its file does not record.</summary>
internal sealed class ModelOptions
{
    private readonly Option<string> model = CommonOptions.Model();
    private readonly ActivationOptions activations = new();

    public void AddTo(Command command)
    {
        command.Options.Add(model);
        activations.AddTo(command);
    }

    /// <summary>Returns the path of the network.</summary>
    public string Path(ParseResult given) => given.GetRequiredValue(model);

    /// <summary>Loads the network.</summary>
    public SavedModel Load(ParseResult given) => activations.Load(given, Path(given));
}
