using Bunit;
using Bunit.TestDoubles;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Glassbox.Guide.Tests.Scenes;

/// <summary>Scenes on a page that stands still.</summary>
public abstract class GuideContext : BunitContext
{
    /// <param name="digits">Those that are here.</param>
    /// <param name="room">What computes.</param>
    private protected GuideContext(IDigits digits, IEngineRoom room) => Services
        .AddSingleton(digits)
        .AddSingleton(room)
        .AddSingleton<IPage, StillPage>()
        .AddSingleton<IPen, StillPen>()
        .AddGuide();

    /// <summary>What the address bar says.</summary>
    protected string Uri => Navigation.Uri;

    private BunitNavigationManager Navigation => Services.GetRequiredService<BunitNavigationManager>();

    /// <summary>Waits until the address has a value: what is written often is written a little later. (bUnit's own waits look only when something is drawn.)</summary>
    /// <param name="pair">The key and its whole value: "epoch=2".</param>
    protected void UntilAddressHas(string pair) =>
        Assert.True(SpinWait.SpinUntil(() => Uri.Split('?', '&').Contains(pair), DefaultWaitTimeout), $"{pair} did not come into {Uri}");

    /// <summary>To another address.</summary>
    protected void Go(string address) => Navigation.NavigateTo(address);
}
