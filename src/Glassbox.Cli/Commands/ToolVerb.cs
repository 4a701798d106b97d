using System.CommandLine;

namespace Glassbox.Cli.Commands;

/// <summary>A verb that another tool implements, as in <c>git</c>. Here it only appears in the help.</summary>
internal sealed class ToolVerb(string name, string description) : Verb(name, $"{description} (A separate tool: {Tool.Package}.)")
{
    public const string Sweep = "sweep", Worker = "worker";

    protected override int Run(ParseResult given) => Tool.Run([Name]);
}
