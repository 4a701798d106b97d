using System.Security.Cryptography;
using System.Text;
using Glassbox.Cli;
using Glassbox.Cli.Tables;
using Glassbox.Cli.Training;

namespace Glassbox.Sweeps.Cli.Trials;

/// <summary>The files that a sweep's data are.</summary>
/// <param name="Root">The folder that names are told from.</param>
/// <param name="Names">Of the files, in order, with slashes.</param>
internal sealed record DataFiles(string Root, IReadOnlyList<string> Names)
{
    /// <param name="data">As <c>--data</c> has it.</param>
    /// <exception cref="CommandException">There is nothing of the kind.</exception>
    public static DataFiles Of(string? data)
    {
        if (TableFile.Named(data) is { } table) return File(table);
        string folder = DigitSource.FolderOf(data) ?? Mnist.Folder;
        if (SampleSource.Named(data) is { } samples && !Directory.Exists(samples)) return File(samples);
        if (!Directory.Exists(folder)) throw new CommandException($"{folder}: there is no such file or folder.");
        bool isDigits = SampleSource.Named(data) is null;
        IEnumerable<string> names = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(name => !isDigits || name.Contains("ubyte", StringComparison.Ordinal));
        return new DataFiles(folder, [.. names.Order(StringComparer.Ordinal)]);

        static DataFiles File(string path) => System.IO.File.Exists(path)
            ? new DataFiles(Path.GetDirectoryName(Path.GetFullPath(path))!, [Path.GetFileName(path)])
            : throw new CommandException($"{path}: there is no such file.");
    }

    /// <summary>The SHA-256 of a single file, and of several that of their names and digests.</summary>
    public string Sha256()
    {
        if (Names is [var single]) return DigestOf(single);
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string name in Names) all.AppendData(Encoding.UTF8.GetBytes($"{DigestOf(name)}  {name}\n"));
        return Convert.ToHexStringLower(all.GetHashAndReset());
    }

    private string DigestOf(string name)
    {
        using FileStream file = System.IO.File.OpenRead(Path.Combine(Root, name));
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
