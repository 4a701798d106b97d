using System.CommandLine;

namespace Glassbox.Cli.Grammar;

/// <summary>Options that the help shows together, below a title.</summary>
/// <param name="Title">What they are about.</param>
/// <param name="Options">The options, in the order shown.</param>
internal sealed record OptionGroup(string Title, IReadOnlyList<Option> Options);
