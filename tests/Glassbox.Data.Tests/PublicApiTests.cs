using Glassbox.Testing;

namespace Glassbox.Data.Tests;

public class PublicApiTests
{
    [Fact]
    public void The_public_api_matches_the_listing() => PublicApi.MustBeListed(typeof(Table).Assembly, "Glassbox.Data.Tests");

    [Fact]
    public void The_library_declares_that_it_can_be_trimmed_and_compiled_ahead_of_time() => PublicApi.MustBeTrimmable(typeof(Table).Assembly);
}
