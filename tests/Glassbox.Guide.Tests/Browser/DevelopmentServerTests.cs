using System.Diagnostics;
using Glassbox.Guide.Tests.Browser.Chapters;
using Microsoft.Playwright;

namespace Glassbox.Guide.Tests.Browser;

/// <summary>What <c>dotnet run --project src/Glassbox.Guide</c> serves: the guide as it was built with these tests.</summary>
public sealed class DevelopmentServerTests(Site site)
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

#if DEBUG
    [Fact(Skip = "Ready for a debugger, it trains for minutes.")]
#else
    [Fact]
#endif
    public async Task The_guide_comes_alive_and_trains_as_it_does_when_it_is_published()
    {
        await site.FolderAsync(); // which builds the same project, where that is needed
        await using IBrowserContext context = await site.NewContextAsync();
        var start = new ProcessStartInfo(
            "dotnet",
            [
                "run", "--no-build", "--no-launch-profile", "-c", Configuration, "--project", Repository.PathOf("src", "Glassbox.Guide"),
                "--", "--urls", "http://127.0.0.1:0",
            ])
        {
            RedirectStandardOutput = true,
        };
        using Process server = Process.Start(start)!;
        try
        {
            await using GuidePage guide = await GuidePage.BeginAsync(context, await AddressAsync(server));
            await guide.GoAsync(Site.Resting);
            Assert.Equal(Expected.Trained.ParametersSha256(), await guide.UntilTrainedAsync());
        }
        finally
        {
            server.Kill(entireProcessTree: true);
        }
    }

    private static async Task<Uri> AddressAsync(Process server)
    {
        const string Begin = "Now listening on: ";
        while (await server.StandardOutput.ReadLineAsync() is { } line)
            if (line.IndexOf(Begin, StringComparison.Ordinal) is >= 0 and int at) return new Uri(line[(at + Begin.Length)..].Trim() + "/");

        throw new InvalidOperationException("The development server ended before it listened.");
    }
}
