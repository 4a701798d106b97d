using System.CommandLine;
using Microsoft.Playwright;

namespace Glassbox.Site;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var port = new Argument<int>("port") { Description = "The port on this machine.", DefaultValueFactory = _ => 5080 };
        var root = new RootCommand("Publish the guide, unless it is up to date, and serve it on this machine.") { port };
        root.SetAction((given, ended) => ServeAsync(given.GetValue(port), ended));

        var only = new Argument<string[]>("page")
        {
            Description = "Pages to take, by their addresses: cover, basics, bias, … [default: all]",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var screenshots = new Command("screenshots", "Take screenshots of all pages, light and dark, wide and narrow, in artifacts/screenshots.") { only };
        screenshots.SetAction(async (given, ended) =>
        {
            await using SiteServer server = await SiteServer.StartAsync(await PublishedGuide.FolderAsync());
            await using Chromium chromium = await Chromium.StartAsync();
            await foreach (string file in Screenshots.MakeAsync(chromium.Browser, server.Address, given.GetValue(only) ?? [], ended))
                Console.WriteLine(file);
        });
        root.Subcommands.Add(screenshots);

        var scene = new Argument<string>("scene") { Description = "ID of the scene's stage: cover, conveyor, …" };
        var page = new Option<string>("--page") { Description = "Page of the scene, by its address: forward/, training/, … [default: the cover]", DefaultValueFactory = _ => "" };
        var film = new Command("film", "Record a video of a scene with the export of the page, in artifacts/films.") { scene, page };
        film.SetAction(async (given, _) =>
        {
            await using SiteServer server = await SiteServer.StartAsync(await PublishedGuide.FolderAsync());
            await using Chromium chromium = await Chromium.StartAsync();
            Console.WriteLine(await Film.MakeAsync(chromium.Browser, server.Address, given.GetValue(page)!, given.GetValue(scene)!));
        });
        root.Subcommands.Add(film);

        var workshop = new Command("workshop", "Measure what the workshop costs its readers: bytes and waiting times.");
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
            Console.Error.WriteLine(fault.Message); // the port is in use, the guide cannot be published, or Chromium is missing
            return 1;
        }
    }

    private static async Task ServeAsync(int port, CancellationToken ended)
    {
        await using SiteServer server = await SiteServer.StartAsync(await PublishedGuide.FolderAsync(), port: port);
        Console.WriteLine($"{server.Address}   (Ctrl-C to stop)");
        await Task.Delay(Timeout.Infinite, ended).ContinueWith(_ => { }, TaskScheduler.Default);
    }
}
