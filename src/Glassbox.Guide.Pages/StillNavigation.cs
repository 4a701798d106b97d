using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;

namespace Glassbox.Guide.Pages;

/// <summary>An address bar that stays where it is.</summary>
internal sealed class StillNavigation : NavigationManager
{
    // No page may contain it: all its links are relative.
    private const string Site = "https://site.invalid/";

    /// <summary>Where the page is.</summary>
    /// <param name="address">Below the site's folder.</param>
    public void Begin(string address) => Initialize(Site, Site + address);

    protected override void NavigateToCore(string uri, NavigationOptions options) { }
}

/// <summary>Links are not followed while a page is written.</summary>
internal sealed class StillInterception : INavigationInterception
{
    public Task EnableNavigationInterceptionAsync() => Task.CompletedTask;
}

/// <summary>Nor is anything scrolled.</summary>
internal sealed class StillScroll : IScrollToLocationHash
{
    public Task RefreshScrollPositionForHash(string locationAbsolute) => Task.CompletedTask;
}

/// <summary>Nor does any script run.</summary>
internal sealed class StillScripts : IJSRuntime
{
    public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) =>
        throw new InvalidOperationException($"{identifier} was called while the page was written, where no script runs.");

    public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) =>
        InvokeAsync<TValue>(identifier, args);
}
