using System.Globalization;
using Glassbox.Site;

int port = 5080;
if (args.Length > 1 || (args is [string text] && !int.TryParse(text, CultureInfo.InvariantCulture, out port)))
{
    Console.Error.WriteLine("""
        Publishes the guide, unless it is up to date, and serves it on this machine:
          dotnet run -c Release --project tools/Glassbox.Site [PORT]
        """);
    return 2;
}

string folder = await PublishedGuide.FolderAsync();
await using SiteServer server = await SiteServer.StartAsync(folder, port: port);
Console.WriteLine($"{server.Address}   (Ctrl-C ends it)");
var ended = new TaskCompletionSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    ended.TrySetResult();
};
await ended.Task;
return 0;
