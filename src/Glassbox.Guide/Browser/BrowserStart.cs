using System.Runtime.Versioning;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Browser;

/// <summary>What must be there before the live page takes the place of the served one.</summary>
[SupportedOSPlatform("browser")]
internal static class BrowserStart
{
    public static IServiceCollection AddBrowser(this IServiceCollection services) => services
        .AddSingleton<BrowserDigits>()
        .AddSingleton<IDigits>(s => s.GetRequiredService<BrowserDigits>())
        .AddSingleton<IEngineRoom, BrowserEngineRoom>()
        .AddSingleton<IPage, BrowserPage>()
        .AddSingleton<IPen, BrowserPen>()
        .AddSingleton<IPictures, BrowserPictures>();

    public static Task Begin(IServiceProvider services) => Task.WhenAll(
        BrowserPage.StartAsync(), BrowserPen.StartAsync(), BrowserPictures.StartAsync(), BrowserEngineRoom.StartAsync(),
        services.GetRequiredService<BrowserDigits>().StartAsync());
}
