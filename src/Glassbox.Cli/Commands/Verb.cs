using System.CommandLine;
using Glassbox.Cli.Grammar;

namespace Glassbox.Cli.Commands;

/// <summary>A command with examples, which its help shows.</summary>
internal abstract class Verb : Command
{
    protected Verb(string name, string description, params IReadOnlyList<string> examples)
        : base(name, description)
    {
        Examples = examples;
        SetAction(Run);
    }

    /// <summary>Each a whole command, then two spaces or more and what it does.</summary>
    public IReadOnlyList<string> Examples { get; }

    /// <summary>The words that lead to it, as <c>glassbox train</c>.</summary>
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

    /// <summary>How its help groups the options; none where there are few.</summary>
    public virtual IReadOnlyList<OptionGroup> Groups => [];

    /// <summary>Whether a file may stand in the place of a verb below it, which is no argument of its own.</summary>
    public virtual bool TakesFile => false;

    /// <summary>Does the job.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    protected abstract int Run(ParseResult given);
}
