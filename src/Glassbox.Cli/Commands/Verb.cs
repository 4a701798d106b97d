using System.CommandLine;
using Glassbox.Cli.Grammar;

namespace Glassbox.Cli.Commands;

/// <summary>A command whose help shows examples.</summary>
internal abstract class Verb : Command
{
    protected Verb(string name, string description, params IReadOnlyList<string> examples)
        : base(name, description)
    {
        Examples = examples;
        SetAction(Run);
        UnknownWords.RejectAmongArguments(this);
    }

    /// <summary>The examples: each a complete command, then at least two spaces and what it does.</summary>
    public IReadOnlyList<string> Examples { get; }

    /// <summary>The full command, such as <c>glassbox train</c>.</summary>
    public virtual string Invocation
    {
        get
        {
            string words = Name;
            for (Command? above = Above(this); above is not null; above = Above(above)) words = $"{above.Name} {words}";
            return words == GlassboxCommand.Word || words.StartsWith($"{GlassboxCommand.Word} ", StringComparison.Ordinal) ? words : $"{GlassboxCommand.Word} {words}";

            static Command? Above(Command command) => command.Parents.OfType<Command>().FirstOrDefault();
        }
    }

    /// <summary>The groups of options in the help; empty for commands with few options.</summary>
    public virtual IReadOnlyList<OptionGroup> Groups => [];

    /// <summary>Whether a file may take the place of a subcommand, although it is not a declared argument.</summary>
    public virtual bool TakesFile => false;

    /// <summary>Runs the command.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    protected abstract int Run(ParseResult given);
}
