using System.Reflection;
using PublicApiGenerator;

namespace Glassbox.Data.Tests;

public class PublicApiTests
{
    private static readonly string Folder = AppContext.BaseDirectory;

    /// <summary>What users build upon changes only when somebody means it to: then copy the new listing over the old.</summary>
    [Fact]
    public void The_public_api_is_the_one_in_the_listing()
    {
        string actual = typeof(Table).Assembly
            .GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false })
            .ReplaceLineEndings("\n").Trim() + "\n";
        string expected = File.ReadAllText(Path.Combine(Folder, "PublicApi.txt")).ReplaceLineEndings("\n");
        if (expected == actual) return;

        string path = Path.Combine(Folder, "PublicApi.actual.txt");
        File.WriteAllText(path, actual);
        Assert.Fail($"The public API is not that of tests/Glassbox.Data.Tests/PublicApi.txt. The present one is in {path}.");
    }

    [Fact]
    public void The_library_says_that_it_can_be_trimmed_and_compiled_ahead_of_time()
    {
        AssemblyMetadataAttribute[] said = [.. typeof(Table).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()];
        Assert.Contains(said, a => a is { Key: "IsTrimmable", Value: "True" });
        Assert.Contains(said, a => a is { Key: "IsAotCompatible", Value: "True" });
    }
}
