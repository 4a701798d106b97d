using System.Diagnostics;
using System.Globalization;
using Glassbox.Guide.Scenes.Basics;
using Microsoft.Playwright;

namespace Glassbox.Guide.Tests.Browser;

/// <summary>A film that leaves the page opens in a player.</summary>
public sealed class FilmTests(Visit visit) : IClassFixture<Visit>
{
    private static readonly string? ffprobe = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "ffprobe")).FirstOrDefault(File.Exists);

    [Fact]
    public async Task A_scene_is_filmed_from_its_beginning_to_its_end_with_a_line_under_it()
    {
        Assert.SkipWhen(ffprobe is null, "No ffprobe is installed: apt-get install ffmpeg.");
        GuidePage guide = await visit.AtAsync("basics/", new() { Width = 360, Height = 740 }); // where a film takes the least
        int[] canvas = await guide.Page.EvaluateAsync<int[]>("(() => { const c = document.querySelector('#signals canvas'); return [c.width, c.height]; })()");
        await guide.Page.Locator("#signals .stage-export summary").ClickAsync();
        IDownload film = await guide.Page.RunAndWaitForDownloadAsync(
            () => guide.Page.Locator("#signals").GetByText("The scene (WebM)").ClickAsync(), new() { Timeout = GuidePage.Patience });
        Assert.Equal("glassbox-signals.webm", film.SuggestedFilename);

        string[] told = (await ProbeAsync("-count_packets -show_entries stream=codec_name,width,height,nb_read_packets -of csv=p=0", await film.PathAsync())).Trim().Split(',');
        Assert.StartsWith("vp", told[0], StringComparison.Ordinal);
        Assert.Equal(Even(canvas[0]), int.Parse(told[1], CultureInfo.InvariantCulture));
        Assert.Equal(Even(canvas[1] + 34), int.Parse(told[2], CultureInfo.InvariantCulture)); // the line that says how it was made
        Assert.InRange(int.Parse(told[3], CultureInfo.InvariantCulture), 60, 10_000);
        string last = (await ProbeAsync("-show_entries packet=pts_time -of csv=p=0", await film.PathAsync())).Trim().Split('\n')[^1].Trim(',', '\r', ' ');
        double duration = new NeuronScene(Chapters.Expected.Trained, new Glassbox.Guide.Lab.LibraryDigits(Digits.All)).Duration;
        Assert.True(double.Parse(last, CultureInfo.InvariantCulture) >= duration - 2, $"It ends after {last} of {duration} s."); // a busy machine plays slowly, and leaves nothing out

        static int Even(int size) => size + (size % 2);
    }

    private static async Task<string> ProbeAsync(string arguments, string file)
    {
        using Process process = Process.Start(new ProcessStartInfo(ffprobe!, $"-v error -select_streams v {arguments} {file}") { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal("", await errors);
        return await output;
    }
}
