namespace Glassbox.Cli;

/// <summary>Standard input, which may be closed.</summary>
internal static class Inlet
{
    /// <summary>The reader of standard input; empty if standard input was closed.</summary>
    public static TextReader Reader => !Terminal.IsReplaced && Console.IsInputRedirected && IsOwnPipe() ? TextReader.Null : Console.In;

    // If standard input was closed, a pipe of .NET itself may have taken its descriptor, and reading from it would block forever.
    private static bool IsOwnPipe()
    {
        if (!OperatingSystem.IsLinux()) return false;
        try
        {
            const string own = "/proc/self/fd";
            string? input = new FileInfo($"{own}/0").LinkTarget;
            if (input is null) return true;
            return input.StartsWith("pipe:", StringComparison.Ordinal) && Directory.EnumerateFileSystemEntries(own)
                .Any(file => new FileInfo(file).LinkTarget == input && IsWritten(Path.GetFileName(file)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // there is no /proc
        }
    }

    private static bool IsWritten(string descriptor)
    {
        const int accessMode = 3; // in the flags of open(2): 1 for writing, 2 for reading and writing
        string flags = File.ReadLines($"/proc/self/fdinfo/{descriptor}").First(line => line.StartsWith("flags:", StringComparison.Ordinal));
        return (Convert.ToInt32(flags["flags:".Length..].Trim(), 8) & accessMode) != 0;
    }
}
