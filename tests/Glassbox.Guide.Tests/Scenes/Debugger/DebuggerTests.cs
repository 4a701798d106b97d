using Bunit;
using Bunit.TestDoubles;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Scenes.Debugger;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Worker;
using Glassbox.Reference;
using Microsoft.Extensions.DependencyInjection;
using Shown = Bunit.IRenderedComponent<Glassbox.Guide.Scenes.Debugger.Debugger>;

namespace Glassbox.Guide.Tests.Scenes.Debugger;

public sealed class DebuggerTests : SceneContext
{
    private BunitNavigationManager Navigation => Services.GetRequiredService<BunitNavigationManager>();

    /// <summary>Opened before a step, with everything shown.</summary>
    private Shown Open(string opens = "start")
    {
        Shown debugger = Simple(opens);
        if (debugger.FindAll(".variables").Count == 0) debugger.Find(".debugger-values summary").Click();
        return debugger;
    }

    private Shown Simple(string opens)
    {
        Shown debugger = Render<Guide.Scenes.Debugger.Debugger>(p => p.Add(d => d.Opens, opens));
        PlayerOf(debugger).IsReduced = true; // from beat to beat
        return debugger;
    }

    private static StagePlayer PlayerOf(Shown debugger) => debugger.FindComponent<StageView>().Instance.Player;

    private static DebuggerScene SceneOf(Shown debugger) => (DebuggerScene)PlayerOf(debugger).Scene;

    private static void Press(Shown debugger, string key) => debugger.InvokeAsync(() => PlayerOf(debugger).Press(key)).GetAwaiter().GetResult();

    private static void Seek(Shown debugger, string step) =>
        debugger.InvokeAsync(() => PlayerOf(debugger).Seek(SceneOf(debugger).DoneAt(step))).GetAwaiter().GetResult();

    private static int LitLine(Shown debugger) => int.Parse(debugger.Find(".told span").TextContent["line ".Length..]);

    private static string StepOf(Shown debugger) => SceneOf(debugger).Session.Script.Steps[SceneOf(debugger).StepAt(PlayerOf(debugger).Time)].Key;

    /// <summary>The values of a variable that is opened in the table: all of them, or a row.</summary>
    private static (string[] Values, int Row) Values(Shown debugger, string name)
    {
        string button = $"button[aria-label$=' the values of {name}']";
        debugger.Find(button).Click();
        string[] values = debugger.Find(".values samp").TextContent.Split("  ");
        string row = debugger.Find(".values p").TextContent;
        debugger.Find(button).Click();
        return (values, row.Length == 0 ? 0 : int.Parse(row["row ".Length..^1]));
    }

    [Theory]
    [InlineData(UpdateOrder.Textbook)]
    [InlineData(UpdateOrder.Video)]
    public void Each_step_shows_the_twins_numbers_and_lights_its_line(UpdateOrder order)
    {
        Navigation.NavigateTo(order == UpdateOrder.Video ? "forward/?d-order=video&d-digit=test-7" : "forward/?d-digit=test-7");
        ReferenceNetwork learning = ReferenceNetwork.From(Initial);
        double[] image = Image(DigitSet.Test, 7), places = DigitsExtensions.OneHot(Digits.All.Test.Label(7));
        Trace trace = learning.Learn(image, places, Loss.BinaryCrossEntropy, new Sgd { LearningRate = 0.01f }, order);
        Trace again = learning.Trace(image, places);
        Shown debugger = Open();
        foreach (ScriptStep step in Script.For(order).Steps)
        {
            if (step.Key != "start") Press(debugger, "ArrowRight");
            Assert.Equal(step.Key, StepOf(debugger));
            Assert.Equal(step.Line.Line, LitLine(debugger));
            if (step.Writes is not { } written) continue;
            TraceEntry entry = step.Part switch
            {
                ProgramPart.Again => again[written.InTrace],
                ProgramPart.Update => trace["updated " + written.InTrace],
                _ => trace[written.InTrace],
            };
            if (entry.Rows * entry.Columns > 1)
            {
                (string[] values, int row) = Values(debugger, written.Name);
                Assert.Equal((entry.Columns > 1 ? entry.Values.Skip(row * entry.Columns).Take(entry.Columns) : entry.Values).Select(Numbers.Brief), values);
            }
            else
            {
                string row = debugger.FindAll(".variables tbody tr").First(r => r.QuerySelector("code")!.TextContent == written.Name).LastElementChild!.TextContent;
                Assert.Equal(Numbers.Brief(entry.Values[0]), row.Trim());
            }
        }
    }

    [Fact]
    public void To_the_end_and_back_gives_exactly_the_first_picture()
    {
        Shown debugger = Open();
        string first = Bench(debugger);
        List<string> forth = [];
        while (PlayerOf(debugger).Time < SceneOf(debugger).Duration)
        {
            forth.Add(Bench(debugger));
            Press(debugger, "ArrowRight");
        }

        Assert.Equal(20, forth.Count);
        for (int i = forth.Count - 1; i >= 0; i--)
        {
            Press(debugger, "ArrowLeft");
            Assert.Equal(forth[i], Bench(debugger));
        }

        Assert.Equal(first, Bench(debugger));
    }

    [Fact]
    public void It_opens_before_its_chapters_line_and_leaves_out_what_is_of_later_chapters()
    {
        Shown debugger = Simple("hidden-sums");
        Assert.Equal("label", StepOf(debugger));
        Assert.Empty(debugger.FindAll(".variables"));
        Assert.DoesNotContain(debugger.FindAll(".segments label"), label => label.TextContent == "as in the video");
        Assert.Equal("correct", StepOf(Simple("output-delta")));
        Assert.Contains(Simple("output-delta").FindAll(".segments label"), label => label.TextContent == "as in the video");
        debugger.Find(".debugger-values summary").Click();
        Assert.NotEmpty(debugger.FindAll(".variables"));
        Assert.Contains("all=1", Navigation.Uri);
    }

    [Fact]
    public void The_trained_network_is_wanted_and_until_it_is_there_it_is_told()
    {
        Shown debugger = Simple("hidden-sums");
        Assert.Contains("has not arrived yet", debugger.Find(".debugger-note").TextContent);
        Navigation.NavigateTo("forward/?d-net=drawn");
        Assert.DoesNotContain("has not arrived yet", Simple("hidden-sums").Find(".debugger-note").TextContent);
    }

    [Fact]
    public void A_row_is_entered_and_left()
    {
        Shown debugger = Simple("hidden-sums");
        debugger.Find("[data-into]").Click(); // the line that places the label has no rows: it is stepped over
        Assert.Equal(("hidden-sums", false), (StepOf(debugger), SceneOf(debugger).IsInside(PlayerOf(debugger).Time)));
        double left = PlayerOf(debugger).Time;
        string before = Bench(debugger);
        debugger.Find("[data-into]").Click();
        Assert.True(SceneOf(debugger).IsInside(PlayerOf(debugger).Time));
        Assert.Contains("d-row=", Navigation.Uri);
        Assert.Contains("d-in=", Navigation.Uri);
        debugger.Find("[data-out]").Click();
        Assert.False(SceneOf(debugger).IsInside(PlayerOf(debugger).Time));
        Assert.DoesNotContain("d-row=", Navigation.Uri);
        Assert.Equal("hidden-sums", StepOf(debugger));
        Assert.Equal(left + Detour.Length, PlayerOf(debugger).Time, 0.01);
        Assert.Equal(Picture(before), Picture(Bench(debugger)));
    }

    [Fact]
    public void Keys_enter_leave_stop_and_undo()
    {
        Shown debugger = Simple("hidden-sums");
        Seek(debugger, "output-sums");
        Press(debugger, "I");
        Assert.True(SceneOf(debugger).IsInside(PlayerOf(debugger).Time));
        Press(debugger, "o");
        Assert.False(SceneOf(debugger).IsInside(PlayerOf(debugger).Time));
        Press(debugger, "b");
        Assert.Contains($"d-stops={LitLine(debugger)}", Navigation.Uri);
        Press(debugger, "B");
        Assert.DoesNotContain("d-stops", Navigation.Uri);
        Press(debugger, "u");
        Assert.Null(SceneOf(debugger).Inside);
        Assert.Equal("output-sums", StepOf(debugger));
    }

    [Fact]
    public void Undo_takes_back_what_the_reader_chose_last_whatever_it_was()
    {
        Shown debugger = Open("error");
        string first = Bench(debugger);
        debugger.FindAll(".segments label").First(l => l.TextContent == "as in the video").QuerySelector("input")!.Change(true);
        debugger.FindAll(".segments label").First(l => l.TextContent == "10").QuerySelector("input")!.Change(true);
        debugger.Find(".digit-picker input").Change("12");
        Assert.Contains("d-rate=10", Navigation.Uri);
        for (int i = 0; i < 3; i++) debugger.Find("[data-undo]").Click();
        Assert.Equal(first, Bench(debugger));
        for (int i = 0; i < 2; i++) UntilAddressHas("all=1"); // what is written often is written a little later
        Assert.DoesNotContain("d-", Navigation.Uri.Replace("debugger-t", ""));
        Assert.True(debugger.Find("[data-undo]").HasAttribute("disabled"));
    }

    [Fact]
    public void The_address_brings_back_line_digit_rate_and_row()
    {
        Shown debugger = Open("start");
        debugger.Find(".digit-picker input").Change("12");
        debugger.FindAll(".segments label").First(l => l.TextContent == "0.1").QuerySelector("input")!.Change(true);
        Seek(debugger, "output-sums");
        Press(debugger, "i");
        string shown = Bench(debugger);
        UntilAddressHas($"debugger-t={Numbers.Invariant(PlayerOf(debugger).Time)}"); // what is written often is written a little later
        Navigation.NavigateTo(Navigation.Uri);
        Assert.Equal(shown, Bench(Open("start")));
    }

    [Fact]
    public void An_address_of_a_step_and_of_a_row_is_enough()
    {
        Navigation.NavigateTo("forward/?d-at=output-sums");
        Assert.Equal("output-sums", StepOf(Simple("hidden-sums")));
        Navigation.NavigateTo("forward/?d-at=output-sums&d-row=4");
        Shown debugger = Simple("hidden-sums");
        Assert.True(SceneOf(debugger).IsInside(PlayerOf(debugger).Time));
        Assert.Equal(4, SceneOf(debugger).Inside!.Row);
    }

    [Theory]
    [InlineData("forward/?d-at=nothing&d-row=-4&d-rate=x&d-digit=test-10000&d-order=2&d-net=no&d-in=-1&debugger-t=x")]
    [InlineData("forward/?d-digit=own-3-%3Cscript%3E&d-row=99999&d-rate=1e999&d-in=1e99&debugger-t=-7")]
    [InlineData("forward/?d-digit=own-12-AAAA&d-row=77&d-in=3&d-at=label")]
    public void An_address_that_makes_no_sense_opens_as_the_chapter_does(string address)
    {
        string usual = Bench(Open("hidden-sums"));
        Navigation.NavigateTo(address);
        Assert.Equal(usual, Bench(Open("hidden-sums")));
    }

    [Fact]
    public async Task The_address_brings_back_stops_and_the_neuron_that_was_opened()
    {
        Shown debugger = Open("error");
        Press(debugger, "b");
        int line = LitLine(debugger);
        await debugger.InvokeAsync(() => SceneOf(debugger).Handles[0].Write(3));
        Press(debugger, "ArrowDown"); // of an output's line: the output
        Assert.Contains($"d-stops={line}", Navigation.Uri);
        Assert.Contains("d-hidden=3", Navigation.Uri);
        Assert.Contains("d-output=", Navigation.Uri);
        string shown = Bench(debugger);
        debugger = Open("error");
        Assert.Equal(shown, Bench(debugger));
        Assert.Equal("true", debugger.Find($"#debugger-loop-{line} button.line-number").GetAttribute("aria-pressed"));
        debugger.Find($"#debugger-loop-{line} button.line-number").Click();
        Assert.DoesNotContain("d-stops", Navigation.Uri);
    }

    [Theory]
    [InlineData("d-stops=0.1.x.-7.99999999999&d-hidden=-20&d-output=10")]
    [InlineData("d-stops=...&d-hidden=-2&d-output=x")]
    public void Stops_and_neurons_that_are_none_count_for_nothing(string query)
    {
        string first = Bench(Open("hidden-sums"));
        Navigation.NavigateTo($"forward/?{query}");
        Assert.Equal(first, Bench(Open("hidden-sums")));
    }

    [Fact]
    public async Task Playing_rests_at_a_line_whose_number_was_clicked()
    {
        Shown debugger = Open();
        int delta = Script.Textbook.Steps.First(step => step.Key == "output-delta").Line.Line;
        debugger.Find($"#debugger-loop-{delta} .line-number").Click();
        StagePlayer player = PlayerOf(debugger);
        player.IsReduced = false;
        await debugger.InvokeAsync(() =>
        {
            player.Play();
            for (int i = 0; i < 10_000 && player.IsPlaying; i++) player.Pass(0.1);
        });
        Assert.Equal(delta, LitLine(debugger));
        Assert.Equal(
            Script.Textbook.Steps.Select(step => step.Line.Line).Distinct().Order(),
            debugger.FindAll("#debugger-loop button.line-number").Select(b => int.Parse(b.TextContent)));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(784, false)]
    [InlineData(0, true)]
    public void A_digit_of_ones_own_survives_the_address(int shift, bool isEmpty)
    {
        byte[] ink = [.. Enumerable.Range(0, 784).Select(i => isEmpty ? (byte)0 : (byte)((i * i + shift) % 256))];
        var subject = new Subject(ink, 4);
        Assert.Equal(subject, Subject.Read(subject.Written));
        Assert.DoesNotContain(subject.Written, c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.' or '_'));
        Navigation.NavigateTo("forward/?d-at=output-sums&d-digit=" + System.Uri.EscapeDataString(subject.Written));
        Trace trace = ReferenceNetwork.From(Initial).Forward([.. ink.Select(p => (double)(p / 255f))]);
        Assert.Equal(trace["output sums"].Values.Select(Numbers.Brief), Values(Open(), "output sums").Values);
    }

    // Ids are counted on from component to component; all else must be equal.
    private static string Bench(Shown debugger) => System.Text.RegularExpressions.Regex.Replace(
        string.Join("", debugger.FindAll(".stage-still, .told, .debugger-panes").Select(element => element.OuterHtml)),
        "(pixels|matrix|segments)-\\d+|blazor:[^=]*=\"[^\"]*\"|\\s*b-\\w{10}", "");

    // What is said of a picture names the beat: out of a row it is another than at the step.
    private static string Picture(string bench) => System.Text.RegularExpressions.Regex.Replace(bench, "aria-label=\"[^\"]*\"|<title>[^<]*</title>", "");
}
