using System.IO.Compression;
using System.Text;

namespace Glassbox.Guide.Pages;

/// <summary>The published folder that a host serves.</summary>
/// <param name="folder">The path of the folder.</param>
internal sealed class PublishedSite(string folder)
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>All served files, sorted by name, without the compressed copies.</summary>
    public IEnumerable<string> Files =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is not (".br" or ".gz"))
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    public bool Has(string file) => File.Exists(PathOf(file));

    public byte[] Bytes(string file) => File.ReadAllBytes(PathOf(file));

    public string Read(string file) => File.ReadAllText(PathOf(file), Encoding);

    /// <summary>Writes a file and its compressed copies.</summary>
    public void Write(string file, string text)
    {
        byte[] bytes = Encoding.GetBytes(text);
        string path = PathOf(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        using (var brotli = new BrotliStream(File.Create(path + ".br"), CompressionLevel.SmallestSize)) brotli.Write(bytes);
        using (var gzip = new GZipStream(File.Create(path + ".gz"), CompressionLevel.SmallestSize)) gzip.Write(bytes);
    }

    /// <summary>Copies a file, and its compressed copies if there are any.</summary>
    /// <param name="from">The source folder.</param>
    /// <param name="name">The name of the file.</param>
    /// <param name="to">The destination folder within the site, with a trailing slash.</param>
    public void Copy(string from, string name, string to)
    {
        Directory.CreateDirectory(PathOf(to));
        foreach (string ending in new[] { "", ".br", ".gz" })
        {
            string source = Path.Combine(from, name + ending);
            if (File.Exists(source)) File.Copy(source, PathOf(to + name + ending), overwrite: true);
        }
    }

    private string PathOf(string file) => Path.Combine(folder, file);
}
