using System.CommandLine;
using Glassbox.Cli.Grammar;
using Glassbox.Cli.Json;
using Glassbox.Cli.Training;
using Glassbox.Cli.Views;
using Glassbox.Data;
using Glassbox.Reference;

namespace Glassbox.Cli.Commands;

/// <summary>Converts a network to another format or precision.</summary>
internal sealed class ConvertCommand : Verb
{
    private const string Float32 = "float32", Float64 = "float64";

    private readonly Argument<string> from = new("IN") { Description = "The file to read: .safetensors, .npz or .onnx." };
    private readonly Argument<string> to = new("OUT") { Description = "The file to write: .safetensors, .npz or .onnx." };
    private readonly Option<string?> dtype = Values.Choice(
        "--dtype", "Precision to save in: float32 or float64. [default: that of IN]", "TYPE", [Float32, Float64], name => name);
    private readonly Option<string?> names = new("--names")
    {
        Description = "Names of the tensors: glassbox, such as weights_0; pytorch, such as 0.weight in nn.Sequential; or your own modules, such as fc1,fc2. [default: glassbox]",
        HelpName = "NAMES",
    };

    private readonly ActivationOptions activations = new();
    private readonly Option<bool> json = CommonOptions.Json("what was converted");

    public ConvertCommand()
        : base(
            "convert", "Convert a network to another format, chosen by the file extension.",
            "glassbox convert digits.safetensors digits.npz   for NumPy",
            "glassbox convert wine.safetensors wine.onnx   for ONNX Runtime, with scaling and names of classes",
            "glassbox convert trained-elsewhere.onnx digits.safetensors",
            "glassbox convert digits.safetensors torch.safetensors --names pytorch   for load_state_dict",
            "glassbox convert twin.npz twin.safetensors --dtype float32",
            "glassbox convert trained-elsewhere.npz digits.safetensors --activation relu --output-activation softmax")
    {
        Arguments.Add(from);
        Arguments.Add(to);
        Options.Add(dtype);
        Options.Add(names);
        activations.AddTo(this);
        Options.Add(json);
    }

    protected override int Run(ParseResult given)
    {
        string source = given.GetRequiredValue(from), destination = given.GetRequiredValue(to);
        ModelArgument.CheckOut(destination);
        SavedModel model = activations.Load(given, source);
        if (given.GetValue(dtype) is { } requested)
            model = model with { Reference = requested == Float32 ? null : model.Reference ?? ReferenceNetwork.From(model.Network) };
        TensorNames named = Names(given.GetValue(names));
        try
        {
            Save(destination, model, named);
        }
        catch (ArgumentException fault)
        {
            throw new CommandException(fault.WithoutParameter());
        }

        string type = model.Reference is null ? Float32 : Float64;
        string sha256 = model.Network.ParametersSha256();
        if (given.GetValue(json))
        {
            JsonOutput.Write(json =>
            {
                json.WriteString("in", source);
                json.WriteString("out", destination);
                json.WriteString("dtype", type);
                json.Architecture(model.Network.Architecture);
                json.WriteString("inputs", model.Inputs?.ToString());
                json.WriteString("parametersSha256", sha256);
            });
            return ExitCode.Success;
        }

        var screen = new Screen();
        screen.LineToCopy($"[bold]{model.Network.Architecture}[/], SHA-256 {sha256}");
        screen.Line($"Saved as [bold]{TrainingLines.Escape(destination)}[/] in {type}");
        if (named.IsPyTorch && model.Network.Architecture.Layers.All(layer => Activation.All.Contains(layer.Activation)))
            screen.Line(TrainingLines.Escape($"In PyTorch: nn.Sequential({string.Join(", ", TensorNames.PyTorchModules(model.Network.Architecture))})"));
        return ExitCode.Success;
    }

    // In ONNX, a model of a table is more than its network: the graph prepares the columns too.
    private static void Save(string destination, SavedModel model, TensorNames named)
    {
        if (ModelFile.FormatOf(destination) == ModelFormat.Onnx && !named.IsPyTorch && Model.FromSaved(model, destination) is { IsDescribed: true } described) described.Save(destination);
        else ModelFile.Save(destination, model, named);
    }

    private static TensorNames Names(string? text)
    {
        if (text is null or "glassbox") return TensorNames.Glassbox;
        if (text == "pytorch") return TensorNames.PyTorch;
        try
        {
            return TensorNames.Modules(text.Split(','));
        }
        catch (ArgumentException fault)
        {
            throw CommandException.Usage($"--names {text}: {fault.WithoutParameter()}");
        }
    }
}
