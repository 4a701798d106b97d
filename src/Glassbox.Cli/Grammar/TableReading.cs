using System.CommandLine;
using Glassbox.Data;

namespace Glassbox.Cli.Grammar;

/// <summary>Options for reading a table of separated values, where detection is wrong.</summary>
internal sealed class TableReading
{
    private static readonly Dictionary<string, char> separators = new() { ["comma"] = ',', ["semicolon"] = ';', ["tab"] = '\t', ["bar"] = '|' };

    private readonly Option<string?> separator = Values.Choice<string>(
        "--separator", $"For tables: the separator of cells: {Listing.Or(separators.Keys)}. [default: detected]", "NAME", [.. separators.Keys], name => name);

    private readonly Option<string?> decimalSign = Values.Choice<string>(
        "--decimal", "For tables: the decimal sign: point or comma. [default: detected]", "point|comma", ["point", "comma"], name => name);

    private readonly Option<string?> header = Values.Choice<string>(
        "--header", "For tables: whether the first row has the names of the columns. [default: detected]", "yes|no", ["yes", "no"], name => name);

    private readonly Option<string[]> number = TableOptions.Several("--number", "COLUMN", "For tables: a column of numbers.");

    private readonly Option<string[]> category = TableOptions.Several("--category", "COLUMN", "For tables: a column of categories, such as codes made of digits.");

    public IReadOnlyList<Option> All => [separator, decimalSign, header, number, category];

    public void AddTo(Command command)
    {
        foreach (Option option in All) command.Options.Add(option);
    }

    public CsvOptions Read(ParseResult given)
    {
        var kinds = new Dictionary<string, ColumnKind>();
        foreach (string name in given.GetValue(number) ?? []) kinds[name] = ColumnKind.Number;
        foreach (string name in given.GetValue(category) ?? []) kinds[name] = ColumnKind.Category;
        return new CsvOptions
        {
            Separator = given.GetValue(separator) is { } key ? separators[key] : null,
            DecimalSign = given.GetValue(decimalSign) switch { "point" => '.', "comma" => ',', _ => null },
            HasHeader = given.GetValue(header) switch { "yes" => true, "no" => false, _ => null },
            Kinds = kinds,
        };
    }
}
