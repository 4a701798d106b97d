using Glassbox.Testing;

namespace Glassbox.Data.Tests;

public class PublicApiTests
{
    [Fact]
    public void The_public_api_is_the_one_in_the_listing() => PublicApi.MustBeListed(typeof(Table).Assembly, "Glassbox.Data.Tests");

    [Fact]
    public void The_library_says_that_it_can_be_trimmed_and_compiled_ahead_of_time() => PublicApi.MustBeTrimmable(typeof(Table).Assembly);
}
