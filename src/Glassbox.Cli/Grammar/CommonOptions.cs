using System.CommandLine;
using System.CommandLine.Parsing;
using Glassbox.Cli.Tables;

namespace Glassbox.Cli.Grammar;

/// <summary>Options that several verbs share.</summary>
internal static class CommonOptions
{
    public static Option<string?> Data() => OfData(new("--data")
    {
        Description = "Dataset: 'mnist', which is included; a folder with four IDX files named like MNIST's, gzipped or not; a folder with one folder of "
            + "pictures per class; an .npz file with x_train and y_train; or a table, as .csv. [default: mnist]",
        HelpName = "DIR|FILE|mnist",
    });

    /// <summary>Adds advice to an option that names data: for standard input, it must have a name.</summary>
    public static Option<string?> OfData(Option<string?> data)
    {
        data.Validators.Add(given =>
        {
            if (given.Tokens is [{ Value: "-" }]) given.AddError($"{data.Name} - names no file: for standard input, write {data.Name} /dev/stdin.");
        });
        return data;
    }

    public static Option<string> Model() => new("--model")
    {
        Description = "Network file: .safetensors, .npz or .onnx, as written by 'train --out'.",
        HelpName = "FILE",
        Required = true,
    };

    public static Option<string> Set(string @default)
    {
        var option = new Option<string>("--set")
        {
            Description = "Which digits to use: the training set or the test set.",
            HelpName = "training|test",
            DefaultValueFactory = _ => @default,
        };
        option.AcceptOnlyFromAmong("training", "test");
        return option;
    }

    public static Option<string?> Report()
    {
        var option = new Option<string?>("--report")
        {
            Description = "Write a report to this file: one self-contained HTML page with charts.",
            HelpName = "FILE.html",
        };
        option.Validators.Add(given =>
        {
            if (given.Tokens is [var file] && Path.GetExtension(file.Value).ToLowerInvariant() is not (".html" or ".htm")) given.AddError($"{option.Name} must name a file that ends in .html or .htm, not '{file.Value}'.");
        });
        return option;
    }

    public static Option<bool> Pixels() => new("--pixels") { Description = "Write the pixels of pictures too; for --json." };

    /// <summary>Rejects <c>--pixels</c> without <c>--json</c>.</summary>
    public static void CheckPixels(CommandResult given, Option pixels, Option json)
    {
        if (given.GetResult(pixels) is { Implicit: false } && given.GetResult(json) is not { Implicit: false }) given.AddError("--pixels is for --json: add it.");
    }

    /// <summary>Rejects options that are for another kind of data than <c>--data</c> names.</summary>
    /// <param name="given">The parsed command line.</param>
    /// <param name="data">The option that names the data.</param>
    /// <param name="forDigits">The options for digits only.</param>
    /// <param name="forTables">The options for tables only.</param>
    public static void CheckKind(CommandResult given, Option data, IEnumerable<Option> forDigits, IEnumerable<Option> forTables)
    {
        string? named = given.GetResult(data)?.Tokens.Select(token => token.Value).FirstOrDefault();
        bool isTable = TableFile.Named(named) is not null;
        if (isTable || SampleSource.Named(named) is not null)
            foreach (Option option in forDigits)
                if (given.GetResult(option) is { Implicit: false }) given.AddError($"{option.Name} is for digits, and {named} contains other data: leave it out.");
        foreach (Option option in isTable ? [] : forTables)
            if (given.GetResult(option) is { Implicit: false }) given.AddError($"{option.Name} is for tables{TableFile.Advice(named)}");
    }

    public static Option<bool> Json(string what) => new("--json") { Description = $"Write {what} as one JSON object, and nothing else, to standard output." };
}
