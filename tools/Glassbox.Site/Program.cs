using System.CommandLine;
using Microsoft.Playwright;

namespace Glassbox.Site;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var port = new Argument<int>("port") { Description = "Where on this machine.", DefaultValueFactory = _ => 5080 };
        var root = new RootCommand("Publishes the guide, unless it is up to date, and serves it on this machine.") { port };
        root.SetAction((given, ended) => ServeAsync(given.GetValue(port), ended));

        var only = new Argument<string[]>("page")
        {
            Description = "Only these pages, each by its place in the address: cover, basics, bias, …",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var screenshots = new Command("screenshots", "Makes pictures of all pages, light and dark, wide and narrow, in artifacts/screenshots.") { only };
        screenshots.SetAction(async (given, ended) =>
        {
            await using SiteServer server = await SiteServer.StartAsync(await PublishedGuide.FolderAsync());
            await using Chromium chromium = await Chromium.StartAsync();
            await foreach (string file in Screenshots.MakeAsync(chromium.Browser, server.Address, given.GetValue(only) ?? [], ended))
                Console.WriteLine(file);
        });
        root.Subcommands.Add(screenshots);

        var scene = new Argument<string>("scene") { Description = "The id of a scene's stage: cover, conveyor, …" };
        var page = new Option<string>("--page") { Description = "The page that has it, by its address: forward/, training/, …; the cover if not given.", DefaultValueFactory = _ => "" };
        var film = new Command("film", "Films a scene by the page's own export, in artifacts/films.") { scene, page };
        film.SetAction(async (given, _) =>
        {
            await using SiteServer server = await SiteServer.StartAsync(await PublishedGuide.FolderAsync());
            await using Chromium chromium = await Chromium.StartAsync();
            Console.WriteLine(await Film.MakeAsync(chromium.Browser, server.Address, given.GetValue(page)!, given.GetValue(scene)!));
        });
        root.Subcommands.Add(film);

        var workshop = new Command("workshop", "Measures what the workshop costs its readers: bytes, and how long they wait.");
        workshop.SetAction(async (_, _) =>
        {
            string folder = await PublishedGuide.FolderAsync();
            await using SiteServer server = await SiteServer.StartAsync(folder);
            await using Chromium chromium = await Chromium.StartAsync();
            await foreach (string line in WorkshopTimes.MeasureAsync(chromium.Browser, server.Address, folder)) Console.WriteLine(line);
        });
        root.Subcommands.Add(workshop);
        try
        {
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception fault) when (fault is IOException or InvalidOperationException or PlaywrightException)
        {
            Console.Error.WriteLine(fault.Message); // the port is taken, or the guide cannot be published, or there is no Chromium
            return 1;
        }
    }

    private static async Task ServeAsync(int port, CancellationToken ended)
    {
        await using SiteServer server = await SiteServer.StartAsync(await PublishedGuide.FolderAsync(), port: port);
        Console.WriteLine($"{server.Address}   (Ctrl-C ends it)");
        await Task.Delay(Timeout.Infinite, ended).ContinueWith(_ => { }, TaskScheduler.Default);
    }
}
