using System.CommandLine;

namespace Glassbox.Cli.Grammar;

/// <summary>Options that the help shows together under a title.</summary>
/// <param name="Title">The title.</param>
/// <param name="Options">The options, in display order.</param>
internal sealed record OptionGroup(string Title, IReadOnlyList<Option> Options);
