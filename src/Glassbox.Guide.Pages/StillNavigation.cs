using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;

namespace Glassbox.Guide.Pages;

/// <summary>A navigation manager that never leaves the page.</summary>
internal sealed class StillNavigation : NavigationManager
{
    // A placeholder that no page may contain: all links are relative.
    private const string Site = "https://site.invalid/";

    /// <summary>Sets the current page.</summary>
    /// <param name="address">The page's route, relative to the site root.</param>
    public void Begin(string address) => Initialize(Site, Site + address);

    protected override void NavigateToCore(string uri, NavigationOptions options) { }
}

/// <summary>Ignores clicks on links while pages are prerendered.</summary>
internal sealed class StillInterception : INavigationInterception
{
    public Task EnableNavigationInterceptionAsync() => Task.CompletedTask;
}

/// <summary>Ignores scrolling while pages are prerendered.</summary>
internal sealed class StillScroll : IScrollToLocationHash
{
    public Task RefreshScrollPositionForHash(string locationAbsolute) => Task.CompletedTask;
}

/// <summary>Rejects script calls while pages are prerendered.</summary>
internal sealed class StillScripts : IJSRuntime
{
    public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) =>
        throw new InvalidOperationException($"{identifier} was called while the page was written, where no script runs.");

    public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) =>
        InvokeAsync<TValue>(identifier, args);
}
