using System.CommandLine;

namespace Glassbox.Cli.Grammar;

/// <summary>Options for reading a folder of IDX files.</summary>
internal sealed class DigitReading
{
    private readonly Option<bool> transpose = new("--transpose") { Description = "For IDX files: transpose the images, as EMNIST needs." };

    private readonly Option<string?> names = new("--names")
    {
        Description = "For IDX files: a text file with one line per label, such as '3 Dress'. [default: the file in the folder that ends in mapping.txt]",
        HelpName = "FILE",
    };

    public IReadOnlyList<Option> All => [transpose, names];

    public void AddTo(Command command)
    {
        foreach (Option option in All) command.Options.Add(option);
    }

    public IdxOptions Read(ParseResult given) => new() { IsTransposed = given.GetValue(transpose), NamesPath = given.GetValue(names) };
}
