using Glassbox.Cli.Tables;
using Glassbox.Data;

namespace Glassbox.Cli.Completion;

/// <summary>The names of the columns of a table, as its first rows have them.</summary>
internal static class ColumnNames
{
    private const int Most = 1 << 16; // bytes: whoever presses tab does not wait for a large file

    /// <param name="path">What <c>--data</c> says.</param>
    public static IReadOnlyList<string> Of(string? path)
    {
        if (TableFile.Named(path) is not { } file || file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)) return [];
        try
        {
            byte[] bytes = new byte[Most];
            using FileStream stream = File.OpenRead(file);
            int length = stream.ReadAtLeast(bytes, Most, throwOnEndOfStream: false);
            if (length == Most) length = Array.LastIndexOf(bytes, (byte)'\n') + 1; // whole rows
            return [.. Table.FromCsv(new MemoryStream(bytes, 0, length)).Columns.Select(column => column.Name)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return []; // the command itself will say what is wrong with it
        }
    }
}
