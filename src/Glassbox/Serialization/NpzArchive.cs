using System.IO.Compression;

namespace Glassbox.Serialization;

/// <summary>NumPy's archive of several arrays: a zip archive of npy files.</summary>
internal sealed class NpzArchive : IDisposable
{
    private const string Ending = ".npy";
    private readonly ZipArchive archive;
    private readonly Dictionary<string, ZipArchiveEntry> entries = []; // by the name of the array
    private readonly string file;

    /// <summary>Opens an archive and lists its arrays.</summary>
    /// <param name="stream">A seekable stream at its start; left open.</param>
    /// <param name="file">The name of the file, for error messages.</param>
    /// <exception cref="DataFormatException">The file is not an archive, is damaged, or has two arrays with the same name.</exception>
    public NpzArchive(Stream stream, string file)
    {
        this.file = file;
        Span<byte> start = stackalloc byte[2];
        new ByteSource(stream, file).Fill(start, "a zip archive");
        if (!start.SequenceEqual("PK"u8))
            throw new DataFormatException(file, "byte 0", "expected an .npz file: a zip archive, which starts with PK");
        stream.Position = 0;
        archive = Guarded(file, null, () => new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true));
        long left = stream.Length; // entries that overlap could claim far more data than the file has
        foreach (ZipArchiveEntry entry in Guarded(file, null, () => archive.Entries))
        {
            if (entry.Name == "data.pkl") throw new DataFormatException(file, entry.FullName, ForeignFiles.Pickle);
            if (!entry.FullName.EndsWith(Ending, StringComparison.Ordinal)) continue;
            left -= Math.Min(entry.CompressedLength, left + 1);
            if (left < 0)
                throw new DataFormatException(file, entry.FullName, "up to here the entries take more bytes than the file has");
            if (!entries.TryAdd(entry.FullName[..^Ending.Length], entry))
                throw new DataFormatException(file, entry.FullName, "the archive has two entries of that name");
        }
    }

    /// <summary>The names of the arrays, in archive order.</summary>
    public IReadOnlyCollection<string> Names => entries.Keys;

    /// <summary>Opens an array.</summary>
    /// <exception cref="DataFormatException">There is no array with that name, or its header is damaged.</exception>
    public NpyReader Open(string name) => entries.TryGetValue(name, out ZipArchiveEntry? entry)
        ? new NpyReader(entry, file, name)
        : throw new DataFormatException(file, null, $"there is no array {name}; there are {string.Join(", ", Names)}");

    public void Dispose() => archive.Dispose();

    /// <summary>Runs an action on the archive, converting errors of an invalid archive.</summary>
    internal static T Guarded<T>(string file, string? place, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException or NotSupportedException)
        {
            throw new DataFormatException(file, place, "the zip archive is damaged", e);
        }
    }
}
