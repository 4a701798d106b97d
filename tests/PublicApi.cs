using System.Reflection;
using PublicApiGenerator;

namespace Glassbox.Testing;

/// <summary>What users of a library build upon.</summary>
internal static class PublicApi
{
    /// <summary>It changes only when somebody means it to: then copy the new listing over the old.</summary>
    /// <param name="library">Whose API.</param>
    /// <param name="tests">The project with the listing.</param>
    /// <param name="listing">Its file.</param>
    public static void MustBeListed(Assembly library, string tests, string listing = "PublicApi.txt")
    {
        string actual = library
            .GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false })
            .ReplaceLineEndings("\n").Trim() + "\n";
        string expected = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, listing)).ReplaceLineEndings("\n");
        if (expected == actual) return;

        string path = Path.Combine(AppContext.BaseDirectory, Path.ChangeExtension(listing, "actual.txt"));
        File.WriteAllText(path, actual);
        Assert.Fail($"The public API is not that of tests/{tests}/{listing}. The present one is in {path}.");
    }

    /// <summary>The library says that it can be trimmed and compiled ahead of time.</summary>
    public static void MustBeTrimmable(Assembly library)
    {
        AssemblyMetadataAttribute[] said = [.. library.GetCustomAttributes<AssemblyMetadataAttribute>()];
        Assert.Contains(said, a => a is { Key: "IsTrimmable", Value: "True" });
        Assert.Contains(said, a => a is { Key: "IsAotCompatible", Value: "True" });
    }
}
