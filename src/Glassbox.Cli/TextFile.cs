using System.Text;
using Glassbox.Serialization;

namespace Glassbox.Cli;

/// <summary>A file of text, in UTF-8: at any moment there is what was there before, or the whole of the new.</summary>
internal static class TextFile
{
    /// <exception cref="IOException">It cannot be written; what was there before is still there.</exception>
    public static void Save(string path, string text) => AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
}
