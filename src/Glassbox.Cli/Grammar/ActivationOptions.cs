using System.CommandLine;
using Glassbox.Cli.Training;

namespace Glassbox.Cli.Grammar;

/// <summary>Options for what the file of another program does not record: its activations, and the order of its weights.</summary>
internal sealed class ActivationOptions
{
    private readonly Option<Activation?> hidden = Values.Choice(
        "--activation", "Activation of the hidden layers, for files from other programs that do not record it.",
        "NAME", [.. Activation.All.Where(a => a != Activation.Softmax)], a => a.Name);

    private readonly Option<Activation?> output = Values.Choice(
        "--output-activation", "Activation of the output layer, likewise.", "NAME", Activation.All, a => a.Name);

    private const string OutByIn = "out-by-in", InByOut = "in-by-out";

    private readonly Option<string?> weights = Values.Choice(
        "--weights-are", "Order of the weights in such a file, if it does not follow from their shapes: out-by-in, as in PyTorch, or in-by-out, as in Keras.",
        "ORDER", [OutByIn, InByOut], order => order);

    public void AddTo(Command command)
    {
        command.Options.Add(hidden);
        command.Options.Add(output);
        command.Options.Add(weights);
    }

    /// <exception cref="CommandException">The file records other activations.</exception>
    public SavedModel Load(ParseResult given, string path)
    {
        (Activation? ofHidden, Activation? ofOutput) = (given.GetValue(hidden), given.GetValue(output));
        SavedModel model = ModelArgument.Load(path, ofHidden, ofOutput, given.GetValue(weights) switch
        {
            OutByIn => WeightOrder.OutByIn,
            InByOut => WeightOrder.InByOut,
            _ => null,
        });
        Architecture architecture = model.Network.Architecture;
        if (ofHidden is not null && architecture.Layers.SkipLast(1).Any(layer => layer.Activation != ofHidden))
            throw CommandException.Usage($"{path} records that it is {architecture}: leave --activation out.");
        if (ofOutput is not null && architecture.OutputActivation != ofOutput)
            throw CommandException.Usage($"{path} records that it is {architecture}: leave --output-activation out.");
        return model;
    }
}
