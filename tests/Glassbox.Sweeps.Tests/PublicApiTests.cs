using Glassbox.Testing;

namespace Glassbox.Sweeps.Tests;

public class PublicApiTests
{
    [Fact]
    public void The_public_api_is_the_one_in_the_listing() => PublicApi.MustBeListed(typeof(Sweep).Assembly, "Glassbox.Sweeps.Tests");
}
