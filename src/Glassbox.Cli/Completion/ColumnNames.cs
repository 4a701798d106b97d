using Glassbox.Cli.Tables;
using Glassbox.Data;

namespace Glassbox.Cli.Completion;

/// <summary>The names of the columns of a table, read from its first rows.</summary>
internal static class ColumnNames
{
    private const int MaxBytes = 1 << 16; // bytes: completion must not wait for a large file

    /// <param name="path">The value of <c>--data</c>.</param>
    public static IReadOnlyList<string> Of(string? path)
    {
        if (TableFile.Named(path) is not { } file || file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)) return [];
        try
        {
            byte[] bytes = new byte[MaxBytes];
            using FileStream stream = File.OpenRead(file);
            if (!stream.CanSeek) return []; // what is read from a pipe is gone
            int length = stream.ReadAtLeast(bytes, MaxBytes, throwOnEndOfStream: false);
            if (length == MaxBytes) length = Array.LastIndexOf(bytes, (byte)'\n') + 1; // whole rows only
            return [.. Table.FromCsv(new MemoryStream(bytes, 0, length)).Columns.Select(column => column.Name)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return []; // the command itself will report the error
        }
    }
}
