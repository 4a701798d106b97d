using System.Globalization;

namespace Glassbox.Serialization;

/// <summary>Files that are written before they take their place, and what is left of them where that was never done.</summary>
internal static class TemporaryFile
{
    private const string Prefix = ".glassbox-", Ending = ".tmp";

    /// <summary>Where it is not known who writes a file, it is old after this long without a change.</summary>
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(10);

    /// <summary>A name that nobody else uses; it says whose it is.</summary>
    public static string NewName(string folder) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-{Guid.NewGuid():N}{Ending}"));

    /// <summary>Removes what processes left behind that were ended while they wrote. What cannot be removed stays.</summary>
    public static void RemoveAbandoned(string folder)
    {
        try
        {
            foreach (string file in Directory.EnumerateFiles(folder, $"{Prefix}*{Ending}"))
                if (IsAbandoned(file)) File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is in nobody's way.
        }
    }

    // Whoever writes a file holds a lock on it, which goes with the process, on another machine too.
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
