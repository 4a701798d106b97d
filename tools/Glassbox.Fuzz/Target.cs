namespace Glassbox.Fuzz;

/// <summary>A reader to fuzz, valid files for it, and how to mutate them.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Seeds">Valid files.</param>
/// <param name="Read">Reads a file; catches the exceptions that are allowed.</param>
/// <param name="Change">Mutates a valid file, including its structure.</param>
internal sealed record Target(string Name, byte[][] Seeds, Action<byte[]> Read, Func<byte[], RandomSequence, byte[]> Change);
