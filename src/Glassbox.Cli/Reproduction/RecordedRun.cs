namespace Glassbox.Cli.Reproduction;

/// <summary>A run that was recorded: on any machine it comes out the same.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Wrong">How many of the 10,000 test digits were told wrongly.</param>
/// <param name="Sha256">The identity of the network.</param>
internal sealed record RecordedRun(ulong Seed, int Wrong, string Sha256);
