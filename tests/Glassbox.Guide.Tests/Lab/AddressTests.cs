using Bunit;
using Glassbox.Guide.Lab;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

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
    public void What_stands_behind_it_is_dropped_in_place_and_handed_on_with_no_link()
    {
        NavigationManager navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo("write/?exercise=cost&seed=3#cost=abc");
        var address = new Address(navigation);
        Assert.EndsWith("write/?seed=3&exercise=sigmoid", address.Link("exercise", "sigmoid"), StringComparison.Ordinal);
        Assert.EndsWith("#cost=abc", navigation.Uri, StringComparison.Ordinal);
        address.DropFragment();
        Assert.Equal("write/?exercise=cost&seed=3", navigation.ToBaseRelativePath(navigation.Uri));
    }

    [Theory]
    [InlineData("#cost=abc", 1)]
    [InlineData("#bench", 0)]
    public void Code_that_comes_to_the_page_that_is_shown_is_followed_and_a_place_on_it_is_not(string fragment, int times)
    {
        NavigationManager navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo("write/?exercise=cost");
        var address = new Address(navigation);
        int followed = 0;
        address.Followed += () => followed++;
        navigation.NavigateTo("write/?exercise=cost" + fragment);
        Assert.Equal(times, followed);
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

    [Fact]
    public void What_is_dragged_is_written_no_more_often_than_browsers_let_it_be_and_the_last_of_it_always()
    {
        var browser = new LateBrowser("https://host/bias/");
        var clock = new FakeTimeProvider();
        var address = new Address(browser, clock);
        int written = 0;
        for (int i = 1; i <= 1_000; i++) // ten seconds of a hand that moves
        {
            address.Set("w", i, 0);
            Assert.Equal(i, address.Whole("w", 0, 0, 1_000));
            clock.Advance(TimeSpan.FromMilliseconds(10));
            while (browser.Answer()) written++;
        }

        clock.Advance(TimeSpan.FromSeconds(1));
        while (browser.Answer()) written++;
        Assert.Equal("https://host/bias/?w=1000", browser.Uri);
        Assert.InRange(written, 20, 80);
    }

    [Fact]
    public void What_was_to_be_written_is_not_when_the_page_is_another()
    {
        var browser = new LateBrowser("https://host/bias/");
        var clock = new FakeTimeProvider();
        var address = new Address(browser, clock);
        for (int i = 1; i <= 100; i++) address.Set("w", i, 0);
        while (browser.Answer()) { }
        browser.Go("https://host/dataset/");
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(browser.Answer());
        Assert.Equal("https://host/dataset/", browser.Uri);
    }

    [Fact]
    public void A_link_to_the_page_that_is_shown_is_told_of_and_what_is_written_here_is_not()
    {
        var browser = new LateBrowser("https://host/bias/?w=1");
        var address = new Address(browser);
        int followed = 0;
        address.Followed += () => followed++;
        address.Set("w", -3.0, 2.0);
        address.Set("b", 1.0, 2.0);
        while (browser.Answer()) { }
        browser.Go("https://host/bias/?w=-3&b=1#content"); // a place on the page
        Assert.Equal(0, followed);

        address.Set("w", 7.0, 2.0); // under way when the link is followed
        browser.Go("https://host/bias/?w=5");
        Assert.Equal(1, followed);
        Assert.Equal(5, address.Number("w", 2, -8, 8));
        browser.Go("https://host/bias/?w=5"); // the very same
        Assert.Equal(2, followed);

        browser.Go("https://host/dataset/");
        browser.Uri = "https://host/cost/"; // the new page reads its address before word of it comes
        Assert.Equal(5, address.Number("w", 5, -8, 8));
        browser.Go("https://host/cost/");
        Assert.Equal(2, followed);
        browser.Go("https://host/cost/");
        Assert.Equal(3, followed);
    }

    [Fact]
    public void What_will_not_do_is_noted_until_it_is_mended()
    {
        var browser = new LateBrowser("https://host/bias/?w=NaN&n=99&on=yes&word=four&fine=3&text=" + new string('7', 50));
        var address = new Address(browser);
        int told = 0;
        address.RefusedChanged += () => told++;
        for (int twice = 0; twice < 2; twice++)
        {
            Assert.Equal(2, address.Number("w", 2, -8.5, 8));
            Assert.Equal(5, address.Whole("n", 5, 0, 9));
            Assert.True(address.Flag("on", true));
            Assert.Equal("one", address.Word("word", "one", "two"));
            Assert.Equal("", address.Plain("text", 40));
            Assert.Equal(3, address.Whole("fine", 0, 0, 9));
            Assert.Equal(1, address.Whole("absent", 1, 0, 9));
        }

        Assert.Equal(
            [
                new("n", "99", "a whole number from 0 to 9"),
                new("on", "yes", "0 or 1"),
                new("text", new string('7', 50), "at most 40 characters"),
                new("w", "NaN", "a number from -8.5 to 8"),
                new("word", "four", "one of one, two"),
            ],
            address.Refused);
        Assert.Equal(5, told);
        address.Set("n", 6, 5);
        Assert.Equal(4, address.Refused.Count);
        Assert.Equal(6, told);
        browser.Go("https://host/dataset/");
        Assert.Empty(address.Refused);
    }

    [Theory]
    [InlineData("test-12", "test-12", 0)]
    [InlineData("own-3-AAAA", null, 1)]
    [InlineData("training-0training-0", null, 1)] // longer than it may be
    [InlineData("", null, 0)]
    public void What_nothing_can_be_made_of_is_noted_too(string written, string? subject, int refused)
    {
        var address = new Address(new LateBrowser("https://host/forward/?digit=" + written));
        Assert.Equal(subject, address.Parsed("digit", 12, Subject.Expected, Subject.Read)?.Written);
        Assert.Equal(Enumerable.Repeat(new Address.Refusal("digit", written, Subject.Expected), refused), address.Refused);
    }

    /// <summary>Tells of an address only when asked to, as a browser does a moment later.</summary>
    private sealed class LateBrowser : NavigationManager
    {
        private readonly Queue<(string Address, string? State)> asked = new();

        public LateBrowser(string address) => Initialize("https://host/", address);

        public bool Answer()
        {
            if (!asked.TryDequeue(out (string Address, string? State) next)) return false;
            Go(next.Address, next.State);
            return true;
        }

        public new string Uri
        {
            get => base.Uri;
            set => base.Uri = value;
        }

        public void Go(string address, string? state = null)
        {
            Uri = address;
            HistoryEntryState = state;
            NotifyLocationChanged(isInterceptedLink: false);
        }

        protected override void NavigateToCore(string uri, NavigationOptions options) => asked.Enqueue((uri, options.HistoryEntryState));
    }
}
