using System.Globalization;

namespace Glassbox.Serialization;

/// <summary>Temporary files that are renamed once written, and the removal of abandoned ones.</summary>
internal static class TemporaryFile
{
    private const string Prefix = ".glassbox-", Ending = ".tmp";

    /// <summary>If the owner of a file is unknown, it counts as abandoned after this long without a change.</summary>
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(10);

    /// <summary>Returns a unique name that identifies its owner.</summary>
    public static string NewName(string folder) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-{Guid.NewGuid():N}{Ending}"));

    /// <summary>Removes files of processes that ended while writing them. Files that cannot be removed stay.</summary>
    public static void RemoveAbandoned(string folder)
    {
        try
        {
            foreach (string file in Directory.EnumerateFiles(folder, $"{Prefix}*{Ending}"))
                if (IsAbandoned(file)) File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It does no harm.
        }
    }

    // The writer of a file holds a lock on it, which is released when the process ends, even on another machine.
    private static bool IsAbandoned(string file)
    {
        if (!IsOwnerGone(file) && DateTime.UtcNow - File.GetLastWriteTimeUtc(file) < Age) return false;
        try
        {
            using var lockOnIt = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsOwnerGone(string file)
    {
        string[] parts = Path.GetFileName(file)[Prefix.Length..].Split('-');
        return OperatingSystem.IsLinux() && parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int process)
            && !Directory.Exists($"/proc/{process}");
    }
}
