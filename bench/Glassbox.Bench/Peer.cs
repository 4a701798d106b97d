namespace Glassbox.Bench;

/// <summary>Another program that does the same jobs.</summary>
/// <param name="key">Its name as an option.</param>
/// <param name="name">Its name.</param>
/// <param name="package">The Debian package that would bring it.</param>
internal abstract class Peer(string key, string name, string package)
{
    public string Key => key;

    public string Name => name;

    public string Package => package;

    /// <summary>Looks for it on this machine, and builds what has to be built.</summary>
    /// <returns>Its version, or null where it is missing.</returns>
    public abstract string? Find(Workspace workspace);

    /// <summary>What is set in the environment of its programs.</summary>
    public virtual IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>();

    /// <summary>Whether it does a job, and how much of it.</summary>
    /// <returns>null where it does not.</returns>
    public abstract Share? ShareOf(Job job);

    /// <summary>The program and its first arguments; data, weights, epochs, digits and the <see cref="Job.PeerOptions"/> follow.</summary>
    public abstract IReadOnlyList<string> Command(Workspace workspace, Job job);

    /// <param name="Digits">How many of the job's it takes in an epoch: the first ones.</param>
    /// <param name="Tolerance">How far its accuracy on the test digits may be from ours, where both did the same work.</param>
    /// <param name="Note">What a reader of the table should know, or empty.</param>
    internal sealed record Share(int Digits, double Tolerance, string Note = "");
}
