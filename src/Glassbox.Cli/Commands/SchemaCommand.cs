using System.CommandLine;
using Glassbox.Cli.Json;

namespace Glassbox.Cli.Commands;

/// <summary>Prints the JSON Schema of the output of a command.</summary>
internal sealed class SchemaCommand : Verb
{
    private readonly Argument<string> command = new("COMMAND") { Description = $"The command: {string.Join(", ", JsonSchemas.Names)}." };

    public SchemaCommand()
        : base(
            "schema", "Print the JSON Schema of what a command writes with --json.",
            "glassbox schema evaluate",
            "glassbox schema train >train.schema.json")
    {
        command.AcceptOnlyFromAmong([.. JsonSchemas.Names]);
        Arguments.Add(command);
    }

    protected override int Run(ParseResult given)
    {
        Console.Out.Write(JsonSchemas.Of(given.GetRequiredValue(command)));
        return ExitCode.Success;
    }
}
