namespace Glassbox.Fuzz;

/// <summary>A reader, whole files for it, and how to change them.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="Seeds">Files that it reads without complaint.</param>
/// <param name="Read">Reads a file, or throws what it may throw.</param>
/// <param name="Change">Makes a damaged file of a whole one: of its structure, not of its bytes alone.</param>
internal sealed record Target(string Name, byte[][] Seeds, Action<byte[]> Read, Func<byte[], RandomSequence, byte[]> Change);
