namespace Glassbox.Guide.Tests.Browser;

/// <summary>What moves and the button that makes it move are seen together.</summary>
public sealed class OneScreenTests(Visit visit) : IClassFixture<Visit>
{
    private const string Height = """
        id => document.querySelector(`#${id} .stage-transport`).getBoundingClientRect().bottom
          - document.querySelector(`#${id} .stage-picture`).getBoundingClientRect().top
        """;

    // On wide screens the lines that act are there too; on phones below.
    private const string WithCode = """
        id => (document.querySelector(`[data-acts-of=${id}]`) ?? document.querySelector(`#${id} .stage-transport`)).getBoundingClientRect().bottom
          - document.querySelector(`#${id} .stage-picture`).getBoundingClientRect().top
        """;

    private const string IsCut = """
        id => [...document.querySelectorAll(`[data-acts-of=${id}] :is(.text, .row, code, .acting-lines)`)].filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.textContent).join("; ")
        """;

    private const string StandsOut = """
        id => {
          const stage = document.getElementById(id), edge = stage.getBoundingClientRect();
          return [...stage.querySelectorAll(".stage-transport > *")].filter(e => { const box = e.getBoundingClientRect(); return box.right > edge.right + 1 || box.bottom > edge.bottom + 1 || (e.matches("button") && e.scrollWidth > e.clientWidth + 1); })
            .map(e => e.outerHTML.slice(0, 80)).join("; ");
        }
        """;

    [Theory]
    [InlineData("", "cover")]
    [InlineData("basics/", "signals")]
    [InlineData("bias/", "threshold")]
    [InlineData("bias/", "line")]
    [InlineData("dataset/", "unroll")]
    [InlineData("dataset/", "squash")]
    [InlineData("one-hot/", "distance")]
    [InlineData("one-hot/", "amount")]
    [InlineData("cost/", "tiles")]
    [InlineData("cost/?outputs=0.5_0.5_0.5_0.5_0.5_0.5_0.5_0.5_0.5_0.5", "tiles")] // with a handle to take them back
    [InlineData("cost/", "downhill")]
    [InlineData("training/", "conveyor")]
    [InlineData("forward/", "zoom")]
    [InlineData("backpropagation/", "smallest")]
    [InlineData("backpropagation/blame/", "blame")]
    [InlineData("backpropagation/gradients/", "stamps")]
    [InlineData("backpropagation/proof/", "probe")]
    [InlineData("running/", "shift")]
    [InlineData("running/", "matrix")]
    [InlineData("forward/", "debugger")]
    public async Task Picture_transport_and_handles_fit_one_screen(string address, string stage)
    {
        await visit.AtAsync(address);
        foreach ((int width, int height, bool isTouched) in new[] { (1280, 720, false), (360, 740, true) })
        {
            GuidePage guide = await visit.ReadAsAsync(new() { Width = width, Height = height, Touch = isTouched, ReducedMotion = true });
            await guide.Page.Locator($"#{stage} [data-stage-play]").WaitForAsync();
            await guide.UntilStillAsync();
            Assert.InRange(await guide.Page.EvaluateAsync<double>(Height, stage), height / 2, height);
            Assert.Equal("", await guide.Page.EvaluateAsync<string>(StandsOut, stage));
            if (!isTouched) Assert.InRange(await guide.Page.EvaluateAsync<double>(WithCode, stage), 0, height);
            Assert.Equal("", await guide.Page.EvaluateAsync<string>(IsCut, stage));
        }
    }

    // Scenes without a clock: the picture and its handles; whatever else there is comes after them, or beside them.
    [Theory]
    [InlineData("basics/", "neuron")]
    [InlineData("basics/", "network")]
    [InlineData("basics/", "parameters")]
    [InlineData("bias/", "always-one")]
    [InlineData("dataset/", "gallery")]
    [InlineData("one-hot/", "places")]
    public async Task Picture_and_handles_fit_one_screen_and_come_before_all_else(string address, string scene)
    {
        GuidePage guide = await visit.AtAsync(address, new() { Width = 1280, Height = 720 });
        Assert.InRange(await guide.Page.EvaluateAsync<double>("id => document.querySelector(`#${id} .scene-controls`).getBoundingClientRect().bottom - document.getElementById(id).getBoundingClientRect().top", scene), 0, 720);

        guide = await visit.AtAsync(address, new() { Width = 360, Height = 740, Touch = true });
        Assert.True(await guide.Page.EvaluateAsync<bool>("""
            id => {
              const [picture, controls, ...others] = ["picture", "controls", "aside", "program", "caption"].map(part => document.querySelector(`#${id} .scene-${part}`)?.getBoundingClientRect()).filter(Boolean);
              return picture.bottom <= controls.top + 1 && others.every(other => other.top >= controls.bottom - 1);
            }
            """, scene));
    }

    [Fact]
    public async Task All_chapters_are_seen_at_once()
    {
        GuidePage guide = await visit.AtAsync("basics/", new() { Width = 1280, Height = 720 });
        Assert.InRange(await guide.Page.EvaluateAsync<double>("Math.max(...[...document.querySelectorAll('.contents a')].map(a => a.getBoundingClientRect().bottom))"), 300, 720);

        // On the cover side by side, and within the edges of the title above them.
        guide = await visit.AtAsync("", new() { Width = 1280, Height = 720 });
        Assert.True(await guide.Page.EvaluateAsync<bool>("""
            () => {
              const box = e => document.querySelector(e).getBoundingClientRect(), [first, second, third] = [1, 2, 3].map(i => box(`.cover-list > li:nth-child(${i})`)), head = box(".cover-head");
              return first.top === second.top && second.top === third.top && second.left > first.right && Math.abs(first.left - head.left) < 1 && Math.abs(third.right - head.right) < 1;
            }
            """));
    }
}
