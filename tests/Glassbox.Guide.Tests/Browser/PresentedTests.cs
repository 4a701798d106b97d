using Glassbox.Guide.Widgets;
using Microsoft.Playwright;

namespace Glassbox.Guide.Tests.Browser;

/// <summary>Every scene before a room, and on paper.</summary>
public sealed class PresentedTests(Visit visit) : IClassFixture<Visit>
{
    // What of a drawing on paper is wrong: it is not there, not whole, of another form than it was drawn for, or says nothing.
    private const string OnPaper = """
        id => {
          const stage = document.getElementById(id), drawing = stage.querySelector(".stage-paper");
          if (!drawing) return "it is not drawn";
          const box = drawing.getBoundingClientRect(), room = stage.getBoundingClientRect(), sheet = drawing.viewBox.baseVal;
          if (box.height < 100 || box.bottom > room.bottom + 1 || box.right > room.right + 1) return "it is not whole";
          if (Math.abs(box.width / box.height / (sheet.width / sheet.height) - 1) > 0.01) return "it is bent";
          if (!drawing.querySelector("text") || stage.querySelector("canvas").checkVisibility()) return "it is the screen's";
          return "";
        }
        """;

    // How many colors a coarse look at the canvas finds: one is an empty picture.
    private const string Colors = """
        id => {
          const canvas = document.querySelector(`#${id} canvas`);
          const pixels = new Uint32Array(canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.buffer);
          return new Set(pixels.filter((_, i) => i % 37 === 0)).size;
        }
        """;

    [Fact]
    public async Task Every_scene_is_shown_to_a_room_from_beat_to_beat_and_printed()
    {
        GuidePage guide = await visit.AtAsync("", new() { Width = 1920, Height = 1080, ReducedMotion = true });
        HashSet<string> seen = [];
        foreach (string address in Site.Pages)
        {
            await guide.FollowAsync(address);
            string[] scenes = await guide.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('[data-stage]')].map(stage => stage.id)");
            foreach (string id in scenes.Where(seen.Add))
            {
                ILocator stage = guide.Page.Locator($"#{id}"), picture = stage.Locator(".stage-picture");
                await picture.FocusAsync();
                await guide.Page.Keyboard.PressAsync("p");
                await Assertions.Expect(stage).ToHaveAttributeAsync("data-presenting", "");
                LocatorBoundingBoxResult box = (await stage.BoundingBoxAsync())!;
                Assert.Equal((id, 1920, 1080), (id, (int)box.Width, (int)box.Height));
                await guide.Page.Keyboard.PressAsync("Home");
                string played = $"document.querySelector('#{id} [data-stage-time]').value / document.querySelector('#{id} [data-stage-time]').max";
                double first = await guide.Page.EvaluateAsync<double>("id => parseFloat(document.querySelector(`#${id} .stage-ticks i`).style.getPropertyValue('--at'))", id);
                await guide.UntilAsync($"Math.abs({played} - {Numbers.Invariant(first)}) < 1e-3");
                await guide.Page.Keyboard.PressAsync("ArrowRight"); // without motion it jumps to the next beat
                await guide.UntilAsync($"{played} > {Numbers.Invariant(first)} + 1e-3");
                Assert.True(await guide.Page.EvaluateAsync<int>(Colors, id) > 3, $"Before a room {id} is an empty picture.");
                await guide.Page.Keyboard.PressAsync("Escape");
                await Assertions.Expect(stage).Not.ToHaveAttributeAsync("data-presenting", "");
            }

            await guide.Page.EmulateMediaAsync(new() { Media = Media.Print });
            foreach (string id in scenes)
            {
                await Assertions.Expect(guide.Page.Locator($"#{id} .stage-paper")).ToBeVisibleAsync(); // drawn when the page hears of the paper
                Assert.Equal((id, ""), (id, await guide.Page.EvaluateAsync<string>(OnPaper, id)));
            }

            await guide.Page.EmulateMediaAsync(new() { Media = Media.Screen });
            await Assertions.Expect(guide.Page.Locator(".stage-paper")).ToHaveCountAsync(0);
        }

        Assert.True(seen.Count >= 18, $"Few scenes were found: {string.Join(", ", seen)}");
    }
}
