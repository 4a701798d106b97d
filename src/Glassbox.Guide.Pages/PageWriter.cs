using Glassbox.Guide.Lab;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components.Web.HtmlRendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;

namespace Glassbox.Guide.Pages;

/// <summary>Renders the guide without a browser, with the same components, the same engine and the real digits.</summary>
internal sealed class PageWriter : IAsyncDisposable
{
    private readonly ServiceProvider services = new ServiceCollection()
        .AddGuide()
        .AddStill(Mnist.Load())
        .AddSingleton<IPage, PicturePage>()
        .AddLogging()
        .AddScoped<NavigationManager, StillNavigation>()
        .AddScoped<INavigationInterception, StillInterception>()
        .AddScoped<IScrollToLocationHash, StillScroll>()
        .AddScoped<IJSRuntime, StillScripts>()
        .BuildServiceProvider();

    /// <summary>Renders a page as it looks before the live page starts.</summary>
    public async Task<RenderedPage> RenderAsync(SitePage page)
    {
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        ((StillNavigation)scope.ServiceProvider.GetRequiredService<NavigationManager>()).Begin(page.Address);
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            HtmlRootComponent head = await renderer.RenderComponentAsync<HeadOutlet>();
            HtmlRootComponent body = await renderer.RenderComponentAsync<App>();
            return new RenderedPage(head.ToHtmlString(), body.ToHtmlString());
        });
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
