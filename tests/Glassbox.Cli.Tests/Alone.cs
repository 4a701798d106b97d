namespace Glassbox.Cli.Tests;

/// <summary>Tests beside which no other runs: they count what the whole process allocates.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}
