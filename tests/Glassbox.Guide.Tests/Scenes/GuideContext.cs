using Bunit;
using Bunit.TestDoubles;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Glassbox.Guide.Tests.Scenes;

/// <summary>Scenes on a page that stands still.</summary>
public abstract class GuideContext : BunitContext
{
    // The address bar's. By the system's, another thread would write into it, and draw, while a test reads.
    private readonly FakeTimeProvider clock = new();

    /// <param name="digits">Those that are here.</param>
    /// <param name="room">What computes.</param>
    private protected GuideContext(IDigits digits, IEngineRoom room) => Services
        .AddSingleton(digits)
        .AddSingleton(room)
        .AddSingleton<TimeProvider>(clock)
        .AddSingleton<IPage, StillPage>()
        .AddSingleton<IPen, StillPen>()
        .AddGuide();

    /// <summary>What the address bar says.</summary>
    protected string Uri => Navigation.Uri;

    private BunitNavigationManager Navigation => Services.GetRequiredService<BunitNavigationManager>();

    /// <summary>Lets time pass until the address has a value: what is written often is written a little later.</summary>
    /// <param name="pair">The key and its whole value: "epoch=2".</param>
    protected void UntilAddressHas(string pair)
    {
        bool HasIt()
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            return Uri.Split('?', '&').Contains(pair);
        }

        Assert.True(SpinWait.SpinUntil(HasIt, DefaultWaitTimeout), $"{pair} did not come into {Uri}");
    }

    /// <summary>To another address.</summary>
    protected void Go(string address) => Navigation.NavigateTo(address);
}
