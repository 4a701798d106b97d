using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using Microsoft.Playwright;

namespace Glassbox.Site;

/// <summary>What the workshop costs its readers: bytes that are fetched once, and how long they wait.</summary>
internal static class WorkshopTimes
{
    private const float Longest = 600_000; // milliseconds
    private const int Later = 5; // checks after the first

    /// <summary>Measures it in a browser that has never been here.</summary>
    /// <param name="browser">What opens the pages.</param>
    /// <param name="site">Where the cover is.</param>
    /// <param name="folder">What is served.</param>
    /// <returns>Lines, as they are known.</returns>
    public static async IAsyncEnumerable<string> MeasureAsync(IBrowser browser, Uri site, string folder)
    {
        string[] files = [.. Directory.GetFiles(Path.Combine(folder, "workshop"), "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is not (".br" or ".gz"))];
        yield return Line("fetched once, by gzip", Megabytes(files, to => new GZipStream(to, CompressionLevel.SmallestSize)));
        yield return Line("fetched once, by brotli", Megabytes(files, to => new BrotliStream(to, CompressionLevel.SmallestSize)));

        await using IBrowserContext context = await browser.NewContextAsync();
        IPage page = await context.NewPageAsync();
        page.SetDefaultTimeout(Longest);
        await page.GotoAsync(new Uri(site, "write/?exercise=cost").ToString());
        await page.Locator(".sha256").WaitForAsync(new() { State = WaitForSelectorState.Attached }); // nothing else is at work any more
        ILocator check = page.Locator("[data-check]");
        yield return Line("until one can write", await TimeAsync(async () =>
        {
            await page.Locator("[data-open-workshop]").ClickAsync();
            await page.Locator("[data-editor] .cm-content").WaitForAsync();
        }));
        yield return Line("the first check, compiled and run", await TimeAsync(() => CheckAsync(0)));
        double[] later = new double[Later];
        for (int i = 0; i < Later; i++)
        {
            await page.Locator("[data-editor] .cm-content").FocusAsync();
            await page.Keyboard.PressAsync("Control+A");
            await page.Keyboard.InsertTextAsync($"double Cost(double[] output, double[] label)\n{{\n    return {i + 1};\n}}\n");
            later[i] = await TimeAsync(() => CheckAsync(i + 1));
        }

        yield return Line($"a later one, the middle of {Later}", later.Order().ElementAt(Later / 2));
        await page.GotoAsync(new Uri(site, "write/program/").ToString());
        await page.Locator(".sha256").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.Locator("[data-open-workshop]").ClickAsync();
        await page.Locator("[data-train]:enabled").ClickAsync();
        ILocator done = page.Locator("[data-result]").GetByText("Done:");
        await done.WaitForAsync();
        yield return Line("the whole program", await done.InnerTextAsync());

        // Each answers another number, which is told: so what stands there is not what the check before it has said.
        async Task CheckAsync(int number)
        {
            await check.ClickAsync();
            await page.Locator("[data-verdict]").GetByText(string.Create(CultureInfo.InvariantCulture, $"The cost is {number}")).WaitForAsync();
        }
    }

    // As a host sends them that compresses once and as well as it can.
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
