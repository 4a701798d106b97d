namespace Glassbox;

/// <summary>The repository in which this was built. Tests and tools compile this file.</summary>
internal static class Repository
{
    // Found at run time: a deterministic build does not embed paths of the machine.
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
