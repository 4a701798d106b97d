namespace Glassbox.Cli.Reproduction;

/// <summary>A recorded run; it gives the same result on every machine.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Wrong">The number of misclassified test digits out of 10,000.</param>
/// <param name="Sha256">The SHA-256 of the parameters.</param>
internal sealed record RecordedRun(ulong Seed, int Wrong, string Sha256);
