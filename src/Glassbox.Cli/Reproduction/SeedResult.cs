namespace Glassbox.Cli.Reproduction;

/// <summary>What came of one seed.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Wrong">How many digits the trained network told wrongly.</param>
/// <param name="Count">Of how many.</param>
/// <param name="Epochs">Epochs in all.</param>
/// <param name="FirstEpoch">The epoch that this command began with: 1, or where it went on.</param>
/// <param name="Seconds">What training took here, since then.</param>
/// <param name="CpuSeconds">The time that processors spent on it, all of them together.</param>
/// <param name="Sha256">The identity of the network.</param>
internal sealed record SeedResult(ulong Seed, int Wrong, int Count, int Epochs, int FirstEpoch, double Seconds, double CpuSeconds, string Sha256)
{
    /// <summary>In percent.</summary>
    public double Error => 100.0 * Wrong / Count;
}
