using System.CommandLine;

namespace Glassbox.Cli.Grammar;

/// <summary>The network that a verb asks, and what its file may not say.</summary>
internal sealed class ModelOptions
{
    private readonly Option<string> model = CommonOptions.Model();
    private readonly ActivationOptions activations = new();

    public void AddTo(Command command)
    {
        command.Options.Add(model);
        activations.AddTo(command);
    }

    /// <summary>The file that was named.</summary>
    public string Path(ParseResult given) => given.GetRequiredValue(model);

    /// <summary>The network in it.</summary>
    public SavedModel Load(ParseResult given) => activations.Load(given, Path(given));
}
