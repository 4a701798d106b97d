namespace Glassbox.Cli.Reproduction;

/// <summary>The result of one seed.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Wrong">The number of misclassified digits.</param>
/// <param name="Count">The number of digits.</param>
/// <param name="Epochs">The total number of epochs.</param>
/// <param name="FirstEpoch">The first epoch of this run: 1, or where training was resumed.</param>
/// <param name="Seconds">The training time of this run.</param>
/// <param name="CpuSeconds">The CPU time of this run, over all processors.</param>
/// <param name="Sha256">The SHA-256 of the parameters.</param>
internal sealed record SeedResult(ulong Seed, int Wrong, int Count, int Epochs, int FirstEpoch, double Seconds, double CpuSeconds, string Sha256)
{
    /// <summary>The error in percent.</summary>
    public double Error => 100.0 * Wrong / Count;
}
