using System.Security.Cryptography;
using System.Text;
using Glassbox.Cli;
using Glassbox.Cli.Tables;
using Glassbox.Cli.Training;

namespace Glassbox.Sweeps.Cli.Trials;

/// <summary>The files of a sweep's data.</summary>
/// <param name="Root">The folder that names are relative to.</param>
/// <param name="Names">The names of the files, in order, with slashes.</param>
internal sealed record DataFiles(string Root, IReadOnlyList<string> Names)
{
    /// <param name="data">The value of <c>--data</c>.</param>
    /// <exception cref="CommandException">The data does not exist.</exception>
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

    /// <summary>Returns the SHA-256 of a single file; for several files, that of their names and digests.</summary>
    /// <exception cref="CommandException">The data is a pipe.</exception>
    public string Sha256()
    {
        if (Names is [var single]) return DigestOf(single);
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string name in Names) all.AppendData(Encoding.UTF8.GetBytes($"{DigestOf(name)}  {name}\n"));
        return Convert.ToHexStringLower(all.GetHashAndReset());
    }

    private string DigestOf(string name)
    {
        string path = Path.Combine(Root, name);
        using FileStream file = System.IO.File.OpenRead(path);
        if (!file.CanSeek)
            throw new CommandException($"{path} is not a file on a disk, but a pipe, which can be read only once: a sweep reads its data for their digest, for its trials, and again whenever it continues. Save the data in a file, and name that.");
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
