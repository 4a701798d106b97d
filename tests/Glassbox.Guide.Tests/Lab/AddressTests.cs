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

    [Fact]
    public void Values_written_at_once_are_all_kept_where_the_browser_answers_later()
    {
        var browser = new LateBrowser("https://host/bias/?w=1&b=2");
        var address = new Address(browser);
        address.Set("w", -3.0, 2.0);
        address.Set("b", 0.0, 0.0);
        address.Set("n", 5, 1);
        Assert.Equal(-3, address.Number("w", 2, -8, 8));
        while (browser.Answer()) Assert.Equal(5, address.Whole("n", 1, 1, 9));
        Assert.Equal("https://host/bias/?w=-3&n=5", browser.Uri);
        browser.Go("https://host/bias/?w=4");
        Assert.Equal(4, address.Number("w", 2, -8, 8));
    }

    /// <summary>Tells of an address only when asked to, as a browser does a moment later.</summary>
    private sealed class LateBrowser : NavigationManager
    {
        private readonly Queue<string> asked = new();

        public LateBrowser(string address) => Initialize("https://host/", address);

        public bool Answer()
        {
            if (!asked.TryDequeue(out string? address)) return false;
            Go(address);
            return true;
        }

        public void Go(string address)
        {
            Uri = address;
            NotifyLocationChanged(isInterceptedLink: false);
        }

        protected override void NavigateToCore(string uri, NavigationOptions options) => asked.Enqueue(uri);
    }
}
