using System.Globalization;
using System.Text;

namespace Glassbox.Data;

/// <summary>The names of labels, from a text file.</summary>
internal sealed class IdxNames
{
    private readonly Dictionary<int, string> names = [];

    /// <summary>The name of a label, or null if it has none.</summary>
    public string? this[int label] => names.GetValueOrDefault(label);

    /// <summary>Reads the names from the file in a folder whose name ends in <c>mapping.txt</c>; null if there is none.</summary>
    /// <exception cref="DataFormatException">There are several such files, or the file has other contents.</exception>
    public static IdxNames? Beside(string folder) => Directory.GetFiles(folder, "*mapping.txt") switch
    {
        [] => null,
        [var only] => Read(only),
        var several => throw new DataFormatException(folder, null, $"holds several files of names: {string.Join(", ", several.Select(Path.GetFileName).Order(StringComparer.Ordinal))}. Say which one to take."),
    };

    /// <exception cref="DataFormatException">The file has other contents.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IdxNames Read(string path)
    {
        if (!File.Exists(path)) throw new DataFormatException(path, null, "there is no such file; one with a line for each label and its name was expected.");
        var read = new IdxNames();
        int line = 0;
        foreach (string text in File.ReadLines(path))
        {
            line++;
            string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (words.Length == 0) continue;
            bool hasLabel = int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out int label) && words.Length > 1;
            if (!hasLabel) label = read.names.Count;
            if (!read.names.TryAdd(label, hasLabel ? NameOf(words[1..]) : string.Join(' ', words)))
                throw new DataFormatException(path, $"line {line}", $"the label {label} stands there twice.");
        }

        if (read.names.Count == 0) throw new DataFormatException(path, null, "is empty; a line for each label and its name was expected.");
        if (read.names.Values.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new DataFormatException(path, null, $"two labels are called '{twice.Key}'.");
        return read;
    }

    // EMNIST names a class by its character codes: 65 97 for A and a.
    private static string NameOf(string[] words)
    {
        int[] characters = [.. words.Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 32 && Rune.IsValid(number) ? number : -1)];
        return characters.Contains(-1) ? string.Join(' ', words) : string.Join('/', characters.Distinct().Select(number => new Rune(number).ToString()));
    }
}
