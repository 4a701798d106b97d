using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Glassbox.Cli.Completion;
using Glassbox.Cli.Tables;
using Glassbox.Data;

namespace Glassbox.Cli.Grammar;

/// <summary>The options of <c>glassbox train</c> for tables.</summary>
internal sealed class TableOptions
{
    /// <summary>Options that tables do not support, and what to use instead.</summary>
    private static readonly (string Name, string Advice)[] forDigits =
    [
        ("--layers", "the inputs and outputs follow from the data: write --hidden 64,32"),
        ("--output-activation", "it follows from the task"),
        ("--init", "leave it out"),
        ("--take", "leave it out"),
        ("--hold-out", "write --validation with a fraction"),
        ("--hold-out-last", "write --validation with a fraction"),
        ("--engine", "leave it out"),
        ("--order", "leave it out"),
        ("--shuffle", "rows always are"),
        ("--transpose", "leave it out"),
        ("--names", "leave it out"),
    ];

    private readonly Option<string[]> target = Several("--target", "COLUMN", "For tables: the column to predict; several if they hold numbers, or labels of 0 and 1.");

    private readonly Option<string?> task = Values.Choice<string>(
        "--task", "For tables: classes, regression, or labels. [default: what suits the target]", "NAME",
        [.. Enum.GetNames<ModelTask>().Select(name => name.ToLowerInvariant())], name => name);

    private readonly Option<int[]?> hidden = Values.Hidden(
        "--hidden", $"For tables and pictures: neurons in each hidden layer, such as 64 or 64,32; 0 for none. [default: {string.Join(',', FitOptions.Default.Hidden)}]");

    private readonly Option<string[]> ignore = Several("--ignore", "COLUMN", "For tables: a column that is not an input.");

    private readonly Option<string?> weights = new("--weights")
    {
        Description = "For tables: the column with the weight of each row, at least 0; not an input.", HelpName = "COLUMN",
    };

    private readonly Option<string?> scaling = Values.Choice<string>(
        "--scaling", "For tables: scaling of numbers: standard (mean 0, deviation 1), min-max (0 to 1), robust (median 0, quartiles 1 apart) or none. [default: standard]",
        "NAME", [.. TableRequest.Scalings.Keys], name => name);

    private readonly Option<float?> test = Values.Number(
        "--test", FormattableString.Invariant($"For tables and pictures: fraction, drawn by --seed, to test with. [default: {TableRequest.DefaultTest}]"), "at least 0 and below 1", part => part is >= 0 and < 1);

    private readonly Option<float?> validation = Values.Number(
        "--validation", "For tables and pictures: fraction of the rest, drawn by --seed, to hold out and evaluate after each epoch. [default: 0, or 0.1 with --patience or --schedule plateau]",
        "at least 0 and below 1", part => part is >= 0 and < 1);

    private readonly Option<string?> image = new("--image")
    {
        Description = "For tables: the inputs are pixels, 0 to 255, row by row, of images of this size. For pictures: the size to scale them to.",
        HelpName = "ROWSxCOLUMNS",
    };

    private readonly Option<bool?> color = new("--color")
    {
        Description = "For pictures: learn in color, with three inputs per pixel; false: in gray. [default: as they are]",
        HelpName = "true|false",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly TableReading reading = new();

    public IReadOnlyList<Option> All => [target, task, hidden, ignore, weights, scaling, test, validation, image, color, .. reading.All];

    public void AddTo(Command command)
    {
        foreach (Option option in All.Except(reading.All)) command.Options.Add(option);
        reading.AddTo(command);
        image.Validators.Add(given =>
        {
            if (given.Tokens is [var size] && SizeOf(size.Value) is null) given.AddError($"--image must be a size as 28x28, not '{size.Value}'.");
        });
        command.Validators.Add(CheckTogether);
    }

    /// <summary>Reads the request for a table; null if <c>--data</c> names none.</summary>
    public TableRequest? Read(ParseResult given) => TableFile.Named(given.GetValue<string?>("--data")) is not { } path ? null : new TableRequest
    {
        Path = path,
        Csv = reading.Read(given),
        Targets = given.GetValue(target) ?? [],
        Task = given.GetValue(task) is { } name ? Enum.Parse<ModelTask>(name, ignoreCase: true) : null,
        Hidden = given.GetResult(hidden) is null ? null : given.GetValue(hidden),
        Ignore = given.GetValue(ignore) ?? [],
        Weights = given.GetValue(weights),
        Scaling = given.GetValue(scaling) is { } way ? TableRequest.Scalings[way] : Scaling.Standard,
        Test = given.GetValue(test) ?? TableRequest.DefaultTest,
        Validation = given.GetValue(validation) ?? 0,
        Image = SizeOf(given.GetValue(image)) is var (rows, columns) ? given.GetValue(color) == true ? ModelInputs.ColorImages(rows, columns) : ModelInputs.Images(rows, columns) : null,
        IsSpecified = option => IsSpecified(given.CommandResult, option),
    };

    /// <summary>Reads the request for pictures or arrays; null if <c>--data</c> names neither.</summary>
    public SampleRequest? ReadSamples(ParseResult given) => SampleSource.Named(given.GetValue<string?>("--data")) is not { } path ? null : new SampleRequest
    {
        Path = path,
        Hidden = given.GetResult(hidden) is null ? null : given.GetValue(hidden),
        Test = given.GetValue(test) ?? TableRequest.DefaultTest,
        Validation = given.GetValue(validation) ?? 0,
        Size = SizeOf(given.GetValue(image)),
        IsColor = given.GetValue(color),
        IsSpecified = option => IsSpecified(given.CommandResult, option),
    };

    private void CheckTogether(CommandResult given)
    {
        if (IsSpecified(given, "--resume"))
        {
            foreach (Option option in All)
                if (IsSpecified(given, option.Name)) given.AddError($"--resume continues with the {option.Name} recorded in the checkpoint: leave {option.Name} out.");
            return;
        }

        if (given.GetResult(validation) is OptionResult { Implicit: false, Errors: var errors } && !errors.Any() && given.GetValue(validation) == 0)
        {
            const string advice = "leave --validation 0 out, or give it a fraction above 0.";
            if (IsSpecified(given, "--patience")) given.AddError($"--patience needs validation, to know when to stop: {advice}");
            if (IsPlateau(given)) given.AddError($"--schedule plateau needs validation, to know when to lower the rate: {advice}");
        }

        string? data = (given.GetResult("--data") as OptionResult)?.Tokens.Select(token => token.Value).FirstOrDefault();
        if (SampleSource.Named(data) is not null)
        {
            foreach (Option option in (Option[])[target, task, ignore, weights, scaling, .. reading.All])
                if (given.GetResult(option) is { Implicit: false }) given.AddError($"{option.Name} is for tables, and {data} is not one: leave it out.");
            if (IsSpecified(given, image.Name) && !Directory.Exists(data)) given.AddError($"--image scales pictures, and {data} holds arrays: leave it out.");
            RefuseThoseForDigits(given, "pictures and arrays");
            return;
        }

        if (TableFile.Named(data) is null)
        {
            foreach (Option option in All)
                if (given.GetResult(option) is { Implicit: false }) given.AddError($"{option.Name} is for tables{TableFile.Advice(data)}");
            return;
        }

        if (IsSpecified(given, color.Name) && !IsSpecified(given, image.Name)) given.AddError("for a table, --color needs the size of the images: add --image, such as --image 32x32.");
        if (!IsSpecified(given, target.Name)) given.AddError($"A table needs --target COLUMN: the column to predict.{Columns(data!)}");
        RefuseThoseForDigits(given, "tables");
    }

    private static string Columns(string path)
    {
        const int shown = 20;
        IReadOnlyList<string> names = ColumnNames.Of(path);
        if (names.Count == 0) return "";
        string more = names.Count > shown ? $" and {names.Count - shown} more" : "";
        return $" {Path.GetFileName(path)} has {string.Join(", ", names.Take(shown).Select(name => $"'{name}'"))}{more}.";
    }

    private static void RefuseThoseForDigits(CommandResult given, string what)
    {
        foreach ((string name, string advice) in forDigits)
            if (IsSpecified(given, name)) given.AddError($"{name} is not for {what}: {advice}.");
    }

    private static bool IsPlateau(CommandResult given) =>
        IsSpecified(given, "--schedule") && given.GetResult("--schedule") is OptionResult { Tokens: [var token, ..] } && token.Value.Split(':')[0] == "plateau";

    private static bool IsSpecified(CommandResult given, string name) =>
        given.Command.Options.FirstOrDefault(option => option.Name == name) is { } option && given.GetResult(option) is { Implicit: false };

    private static (int Rows, int Columns)? SizeOf(string? text)
    {
        if (text?.Split('x') is not [var height, var width] || !int.TryParse(height, NumberStyles.None, CultureInfo.InvariantCulture, out int rows)
            || !int.TryParse(width, NumberStyles.None, CultureInfo.InvariantCulture, out int columns)) return null;
        return rows is > 0 and < 10_000 && columns is > 0 and < 10_000 ? (rows, columns) : null;
    }

    internal static Option<string[]> Several(string name, string valueName, string description) => new(name)
    {
        Description = description + " May be given several times.", HelpName = valueName, Arity = ArgumentArity.OneOrMore,
    };
}
