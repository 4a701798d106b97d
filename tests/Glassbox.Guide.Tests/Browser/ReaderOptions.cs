using Microsoft.Playwright;

namespace Glassbox.Guide.Tests.Browser;

/// <summary>What a reader has before them.</summary>
public sealed record ReaderOptions
{
    /// <summary>Of the window, in CSS pixels.</summary>
    public int Width { get; init; } = 1440;

    /// <summary>Of the window, in CSS pixels.</summary>
    public int Height { get; init; } = 900;

    /// <summary>Whether the system is dark.</summary>
    public bool Dark { get; init; }

    /// <summary>Whether less motion is asked for.</summary>
    public bool ReducedMotion { get; init; }

    /// <summary>Whether the screen is touched.</summary>
    public bool Touch { get; init; }

    /// <summary>Whether the site may keep itself for reading without a network, for which the browser fetches all of it.</summary>
    public bool KeepsSite { get; init; }

    internal ServiceWorkerPolicy ServiceWorkers => KeepsSite ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block;

    internal ColorScheme ColorScheme => Dark ? ColorScheme.Dark : ColorScheme.Light;

    internal ReducedMotion Motion => ReducedMotion ? Microsoft.Playwright.ReducedMotion.Reduce : Microsoft.Playwright.ReducedMotion.NoPreference;
}
