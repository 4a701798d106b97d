namespace Glassbox;

/// <summary>The folder that this was built in, for tests and tools: each compiles this file.</summary>
internal static class Repository
{
    // Found from where they run: in a deterministic build the compiler writes no path of the machine into them.
    public static string Root { get; } = FolderWith("Glassbox.slnx");

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FolderWith(string file)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, file)))
                return folder.FullName;

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} has a {file}.");
    }
}
