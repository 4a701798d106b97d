using System.CommandLine;

namespace Glassbox.Cli.Grammar;

/// <summary>Options that several verbs have.</summary>
internal static class CommonOptions
{
    public static Option<string?> Data() => new("--data")
    {
        Description = "The digits: 'mnist', which comes with the command, or a folder with four IDX files of the same names, gzipped or not. [default: mnist]",
        HelpName = "DIR|mnist",
    };

    public static Option<string> Model() => new("--model")
    {
        Description = "The network: a .safetensors or .npz file, as 'train --out' writes it.",
        HelpName = "FILE",
        Required = true,
    };

    public static Option<string> Set(string @default)
    {
        var option = new Option<string>("--set")
        {
            Description = "Which digits: those to train on, or those to test with.",
            HelpName = "training|test",
            DefaultValueFactory = _ => @default,
        };
        option.AcceptOnlyFromAmong("training", "test");
        return option;
    }

    public static Option<bool> Json(string what) => new("--json") { Description = $"Write {what} as one JSON object, and nothing else, to standard output." };
}
