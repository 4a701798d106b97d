using System.CommandLine;

namespace Glassbox.Cli.Commands;

/// <summary>A verb that a tool of its own understands, as <c>git</c> has them: here it only stands in the help.</summary>
internal sealed class ToolVerb(string name, string description) : Verb(name, $"{description} (A tool of its own: {Tool.Package}.)")
{
    public const string Sweep = "sweep", Worker = "worker";

    protected override int Run(ParseResult given) => Tool.Run([Name]);
}
