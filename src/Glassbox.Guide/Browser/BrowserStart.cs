using System.Runtime.Versioning;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Worker;
using Glassbox.Guide.Workshop;

namespace Glassbox.Guide.Browser;

/// <summary>What must be there before the live page takes the place of the served one.</summary>
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

        // Where the first digits cannot be had, the served page goes on being read, and says so.
        async void Tell()
        {
            if (digits.AreEnoughHere()) return;
            await page;
            BrowserPage.TellWhileStill(digits.Problem ?? "", () => _ = digits.RetryAsync());
        }
    }
}
