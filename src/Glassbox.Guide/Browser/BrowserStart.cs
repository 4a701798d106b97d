using System.Runtime.Versioning;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Worker;
using Glassbox.Guide.Workshop;

namespace Glassbox.Guide.Browser;

/// <summary>What must be ready before the live page replaces the prerendered one.</summary>
[SupportedOSPlatform("browser")]
internal static class BrowserStart
{
    public static IServiceCollection AddBrowser(this IServiceCollection services) => services
        .AddSingleton<BrowserDigits>()
        .AddSingleton<IDigits>(s => s.GetRequiredService<BrowserDigits>())
        .AddSingleton<IEngineRoom, BrowserEngineRoom>()
        .AddSingleton<IMemory, BrowserMemory>()
        .AddSingleton<IPage, BrowserPage>()
        .AddSingleton<IPen, BrowserPen>()
        .AddSingleton<IPictures, BrowserPictures>()
        .AddSingleton<IStageHost, BrowserStageHost>()
        .AddSingleton<IWorkshopDoor, BrowserWorkshopDoor>();

    public static async Task BeginAsync(IServiceProvider services)
    {
        BrowserDigits digits = services.GetRequiredService<BrowserDigits>();
        Task page = BrowserPage.StartAsync();
        digits.Changed += Tell;
        await Task.WhenAll(
            page, BrowserMemory.StartAsync(), BrowserPen.StartAsync(), BrowserPictures.StartAsync(), BrowserStageHost.StartAsync(), BrowserEngineRoom.StartAsync(), digits.StartAsync());
        digits.Changed -= Tell;

        // If the first digits cannot be loaded, the prerendered page stays and shows the problem.
        async void Tell()
        {
            if (digits.AreEnoughHere()) return;
            await page;
            BrowserPage.TellWhileStill(digits.Problem ?? "", () => _ = digits.RetryAsync());
        }
    }
}
