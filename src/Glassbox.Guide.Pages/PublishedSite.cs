using System.IO.Compression;
using System.Text;

namespace Glassbox.Guide.Pages;

/// <summary>The folder that hosts serve.</summary>
/// <param name="folder">Where it is.</param>
internal sealed class PublishedSite(string folder)
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    public string Read(string file) => File.ReadAllText(PathOf(file), Encoding);

    /// <summary>Writes a file, and beside it what hosts send to those who take it compressed.</summary>
    public void Write(string file, string text)
    {
        byte[] bytes = Encoding.GetBytes(text);
        string path = PathOf(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        using (var brotli = new BrotliStream(File.Create(path + ".br"), CompressionLevel.SmallestSize)) brotli.Write(bytes);
        using (var gzip = new GZipStream(File.Create(path + ".gz"), CompressionLevel.SmallestSize)) gzip.Write(bytes);
    }

    private string PathOf(string file) => Path.Combine(folder, file);
}
