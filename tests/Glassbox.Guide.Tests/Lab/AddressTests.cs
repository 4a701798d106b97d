using Bunit;
using Glassbox.Guide.Lab;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Glassbox.Guide.Tests.Lab;

public sealed class AddressTests : BunitContext
{
    [Theory]
    [InlineData("bias/", "bias/?w=-3")]
    [InlineData("bias/?w=1&b=2#line", "bias/?b=2&w=-3#line")]
    [InlineData("bias/?%&=&&==&w=%zz&w=%ff&b=<i>", "bias/?b=%3Ci%3E&w=-3")]
    [InlineData("bias/?b=%zz&a%20b=c%26d", "bias/?b=%25zz&a%20b=c%26d&w=-3")]
    public void A_value_takes_the_place_of_all_that_had_its_name(string before, string after)
    {
        NavigationManager navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo(before);
        var address = new Address(navigation);
        address.Set("w", -3.0, 2.0);
        Assert.Equal(after, navigation.ToBaseRelativePath(navigation.Uri));
        Assert.Equal(-3, address.Number("w", 2, -8, 8));
        address.Set("w", 2.0, 2.0);
        Assert.DoesNotContain("w=", navigation.Uri, StringComparison.Ordinal);
    }
}
