using Glassbox.Testing;

namespace Glassbox.Tests;

public class PublicApiTests
{
    [Fact]
    public void The_public_api_matches_the_listing() => PublicApi.MustBeListed(typeof(Network).Assembly, "Glassbox.Tests");

    [Fact]
    public void The_public_api_of_the_digits_matches_the_listing() =>
        PublicApi.MustBeListed(typeof(Mnist).Assembly, "Glassbox.Tests", "PublicApi.Mnist.txt");

    [Fact]
    public void The_library_references_only_the_framework()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        Assert.All(
            typeof(Network).Assembly.GetReferencedAssemblies(),
            name => Assert.True(File.Exists(Path.Combine(framework, $"{name.Name}.dll")), name.Name));
    }

    [Fact]
    public void The_library_declares_that_it_can_be_trimmed_and_compiled_ahead_of_time() => Assert.All([typeof(Network).Assembly, typeof(Mnist).Assembly], PublicApi.MustBeTrimmable);
}
