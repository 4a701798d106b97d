using Microsoft.Playwright;

namespace Glassbox.Site;

/// <summary>The installed Chromium, driven by Playwright.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright playwright;

    private Chromium(IPlaywright playwright, IBrowser browser) => (this.playwright, Browser) = (playwright, browser);

    /// <summary>The path of the executable; null if it is not installed.</summary>
    public static string? Executable { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    /// <summary>The browser.</summary>
    public IBrowser Browser { get; }

    /// <summary>Starts the browser headless. If the environment variable HEADED is 1, it has a window and runs slowly enough to watch.</summary>
    /// <exception cref="InvalidOperationException">Chromium is not installed.</exception>
    public static async Task<Chromium> StartAsync()
    {
        string executable = Executable
            ?? throw new InvalidOperationException($"No Chromium is installed: none of {string.Join(", ", Names)} is in the PATH.");
        IPlaywright playwright = await Playwright.CreateAsync();
        bool isHeaded = Environment.GetEnvironmentVariable("HEADED") == "1";
        IBrowser browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = executable,
            Args = Arguments,
            Headless = !isHeaded,
            SlowMo = isHeaded ? 200 : 0, // milliseconds before each action
        });
        return new Chromium(playwright, browser);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
    }
}
