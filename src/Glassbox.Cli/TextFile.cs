using System.Text;
using Glassbox.Serialization;

namespace Glassbox.Cli;

/// <summary>Writes UTF-8 text files atomically: at any moment a file has either its old content or all of the new.</summary>
internal static class TextFile
{
    /// <exception cref="IOException">The file cannot be written; its old content is unchanged.</exception>
    public static void Save(string path, string text) => AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
}
