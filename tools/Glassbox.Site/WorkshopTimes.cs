using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using Microsoft.Playwright;

namespace Glassbox.Site;

/// <summary>Measures what the workshop costs its readers: the one-time download, and waiting times.</summary>
internal static class WorkshopTimes
{
    private const float Longest = 600_000; // milliseconds
    private const int Later = 5; // checks after the first

    /// <summary>Measures in a new browser context.</summary>
    /// <param name="browser">The browser.</param>
    /// <param name="site">The address of the cover.</param>
    /// <param name="folder">The folder that is served.</param>
    /// <returns>The results, as they become available.</returns>
    public static async IAsyncEnumerable<string> MeasureAsync(IBrowser browser, Uri site, string folder)
    {
        string[] files = [.. Directory.GetFiles(Path.Combine(folder, "workshop"), "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is not (".br" or ".gz"))];
        yield return Line("downloaded once, gzip", Megabytes(files, to => new GZipStream(to, CompressionLevel.SmallestSize)));
        yield return Line("downloaded once, Brotli", Megabytes(files, to => new BrotliStream(to, CompressionLevel.SmallestSize)));

        await using IBrowserContext context = await browser.NewContextAsync();
        IPage page = await context.NewPageAsync();
        page.SetDefaultTimeout(Longest);
        await page.GotoAsync(new Uri(site, "write/?exercise=cost").ToString());
        await page.Locator(".sha256").WaitForAsync(new() { State = WaitForSelectorState.Attached }); // all background work is done
        ILocator check = page.Locator("[data-check]");
        yield return Line("until the editor is ready", await TimeAsync(async () =>
        {
            await page.Locator("[data-open-workshop]").ClickAsync();
            await page.Locator("[data-editor] .cm-content").WaitForAsync();
        }));
        yield return Line("first check, compiled and run", await TimeAsync(() => CheckAsync(0)));
        double[] later = new double[Later];
        for (int i = 0; i < Later; i++)
        {
            await page.Locator("[data-editor] .cm-content").FocusAsync();
            await page.Keyboard.PressAsync("Control+A");
            await page.Keyboard.InsertTextAsync($"double Cost(double[] output, double[] label)\n{{\n    return {i + 1};\n}}\n");
            later[i] = await TimeAsync(() => CheckAsync(i + 1));
        }

        yield return Line($"later checks, median of {Later}", later.Order().ElementAt(Later / 2));
        await page.GotoAsync(new Uri(site, "write/program/").ToString());
        await page.Locator(".sha256").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.Locator("[data-open-workshop]").ClickAsync();
        await page.Locator("[data-train]:enabled").ClickAsync();
        ILocator done = page.Locator("[data-result]").GetByText("Done:");
        await done.WaitForAsync();
        yield return Line("whole program", await done.InnerTextAsync());

        // Each program gives another number, which the verdict shows, so the verdict is not that of the previous check.
        async Task CheckAsync(int number)
        {
            await check.ClickAsync();
            await page.Locator("[data-verdict]").GetByText(string.Create(CultureInfo.InvariantCulture, $"The cost is {number}")).WaitForAsync();
        }
    }

    // At the highest level, as a host that compresses once would.
    private static string Megabytes(string[] files, Func<Stream, Stream> compress)
    {
        long bytes = 0;
        Parallel.ForEach(files, file =>
        {
            using var packed = new MemoryStream();
            using (Stream to = compress(packed)) to.Write(File.ReadAllBytes(file));
            Interlocked.Add(ref bytes, packed.ToArray().Length);
        });
        return string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB");
    }

    private static async Task<double> TimeAsync(Func<Task> act)
    {
        long begun = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    private static string Line(string what, double seconds) => Line(what, string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00} s"));

    private static string Line(string what, string value) => $"{what,-36} {value}";
}
