using Microsoft.Playwright;

namespace Glassbox.Guide.Tests.Browser;

/// <summary>Windows of one browser. Tabs would not do: where something moves in one that lies behind another, Chromium makes a frame a
/// second or fewer, and all that waits for frames waits for seconds.</summary>
internal sealed class Windows(IBrowserContext context) : IDisposable
{
    private readonly SemaphoreSlim one = new(1); // or two that are opened at once might both be given the first
    private IPage? opener;

    public IBrowserContext Context => context;

    public async Task<IPage> OpenAsync()
    {
        await one.WaitAsync();
        try
        {
            opener ??= await context.NewPageAsync();
            return await context.RunAndWaitForPageAsync(() => opener.EvaluateAsync("void open('about:blank', '_blank', 'popup,noopener')"));
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();
}
