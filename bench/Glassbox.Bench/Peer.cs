namespace Glassbox.Bench;

/// <summary>Another program that runs the same jobs.</summary>
/// <param name="key">The name of the option value.</param>
/// <param name="name">The display name.</param>
/// <param name="package">The Debian package to install.</param>
internal abstract class Peer(string key, string name, string package)
{
    public string Key => key;

    public string Name => name;

    public string Package => package;

    /// <summary>Finds the peer on this machine, and compiles its program if needed.</summary>
    /// <returns>The version, or null if the peer is not installed.</returns>
    public abstract string? Find(Workspace workspace);

    /// <summary>Environment variables for the programs of the peer.</summary>
    public virtual IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>();

    /// <summary>Returns the share of a job that the peer runs.</summary>
    /// <returns>Null if the peer does not run the job.</returns>
    public abstract Share? ShareOf(Job job);

    /// <summary>Returns the program and its first arguments, before data, weights, epochs, digits and <see cref="Job.PeerOptions"/>.</summary>
    public abstract IReadOnlyList<string> Command(Workspace workspace, Job job);

    /// <param name="Digits">The number of digits in an epoch of the peer, from the first.</param>
    /// <param name="Tolerance">The maximum difference in test accuracy from Glassbox for the same work.</param>
    /// <param name="Note">A note for readers of the table, or empty.</param>
    internal sealed record Share(int Digits, double Tolerance, string Note = "");
}
