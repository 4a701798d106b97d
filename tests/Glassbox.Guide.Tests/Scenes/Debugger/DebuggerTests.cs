using Microsoft.Extensions.DependencyInjection;
using AngleSharp.Dom;
using Bunit.TestDoubles;
using Bunit;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Scenes.Debugger;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Worker;
using Glassbox.Reference;
using Shown = Bunit.IRenderedComponent<Glassbox.Guide.Scenes.Debugger.Debugger>;

namespace Glassbox.Guide.Tests.Scenes.Debugger;

public sealed class DebuggerTests : SceneContext
{
    private BunitNavigationManager Navigation => Services.GetRequiredService<BunitNavigationManager>();

    /// <summary>Opened at a step, with everything shown.</summary>
    private Shown Open(string opens = "start")
    {
        Shown debugger = Simple(opens);
        debugger.Find(".opening input").Change(true);
        return debugger;
    }

    private Shown Simple(string opens) => Render<Guide.Scenes.Debugger.Debugger>(p => p.Add(d => d.Opens, opens));

    private static void Press(Shown debugger, string button) => debugger.Find($"[data-timeline] [data-{button}]").Click();

    private static int LitLine(Shown debugger) => int.Parse(debugger.Find("#debugger-loop [aria-current=step] .line-number").TextContent);

    /// <summary>The numbers of a vector, as they stand behind its cells; null where there is none.</summary>
    private static string?[] Column(Shown debugger, string name, int count)
    {
        var cells = new string?[count];
        foreach (IElement cell in debugger.FindAll(".neuron span[title]"))
        {
            string[] parts = cell.GetAttribute("title")!.Split(" = ");
            if (parts[0][..parts[0].LastIndexOf('[')] == name) cells[int.Parse(parts[0][(parts[0].LastIndexOf('[') + 1)..^1])] = parts[1];
        }

        return cells;
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
        foreach (Beat beat in Script.For(order).Beats)
        {
            if (beat.Key != "start") Press(debugger, "forward");
            Assert.Equal(beat.Line.Line, LitLine(debugger));
            if (beat.Writes is not { } written) continue;
            TraceEntry entry = beat.Stage switch
            {
                Glassbox.Guide.Scenes.Debugger.Stage.Again => again[written.InTrace],
                Glassbox.Guide.Scenes.Debugger.Stage.Update => trace["updated " + written.InTrace],
                _ => trace[written.InTrace],
            };
            if (entry.Columns > 1)
            {
                debugger.Find($"button[aria-label$=' the values of {written.Name}']").Click();
                string[] values = debugger.Find(".values samp").TextContent.Split("  ");
                int row = int.Parse(debugger.Find(".values p").TextContent["row ".Length..^1]);
                Assert.Equal(entry.Values.Skip(row * entry.Columns).Take(entry.Columns).Select(Numbers.Brief), values);
                debugger.Find($"button[aria-label$=' the values of {written.Name}']").Click();
            }
            else if (entry.Rows is 10 or 20)
            {
                Assert.Equal(entry.Values.Select(Numbers.Brief), Column(debugger, written.Name, entry.Rows));
            }
            else if (entry.Rows == 1)
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
        while (!debugger.Find("[data-forward]").HasAttribute("disabled"))
        {
            forth.Add(Bench(debugger));
            Press(debugger, "forward");
        }

        Assert.Equal(20, forth.Count);
        for (int i = forth.Count - 1; i >= 0; i--)
        {
            Press(debugger, "back");
            Assert.Equal(forth[i], Bench(debugger));
        }

        Assert.Equal(first, Bench(debugger));
    }

    [Fact]
    public void The_first_view_leaves_out_what_is_of_later_chapters()
    {
        Shown debugger = Simple("hidden-sums");
        Assert.Empty(debugger.FindAll(".variables"));
        Assert.DoesNotContain("hiddenDelta", debugger.Find(".machine").TextContent.Replace(" ", ""));
        Assert.DoesNotContain(debugger.FindAll(".segments label"), label => label.TextContent == "as in the video");
        Assert.True(debugger.Find("[data-undo]").HasAttribute("hidden"));
        debugger.FindAll(".stages button")[3].Click();
        Assert.NotNull(Column(debugger, "outputDelta", 10)[0]);
        Assert.Contains(Simple("output-delta").FindAll(".segments label"), label => label.TextContent == "as in the video");
        debugger.Find(".opening input").Change(true);
        Assert.NotEmpty(debugger.FindAll(".variables"));
        Assert.Contains("all=1", Navigation.Uri);
    }

    [Fact]
    public void A_statement_is_entered_row_by_row_and_left()
    {
        Shown debugger = Open("hidden-sums");
        Press(debugger, "into");
        Assert.Equal(1, Column(debugger, "hidden sums", 20).Count(v => v is not null));
        Assert.Equal(0, Column(debugger, "hidden", 20).Count(v => v is not null));
        Press(debugger, "forward");
        Assert.Equal(1, Column(debugger, "hidden", 20).Count(v => v is not null));
        Press(debugger, "forward");
        Assert.Equal(2, Column(debugger, "hidden sums", 20).Count(v => v is not null));
        Assert.Contains("d-row=1", Navigation.Uri);
        Press(debugger, "out");
        Assert.Equal(20, Column(debugger, "hidden", 20).Count(v => v is not null));
        Assert.Contains("d-at=hidden", Navigation.Uri);
    }

    [Fact]
    public void Undo_takes_back_what_the_reader_did_last_whatever_it_was()
    {
        Shown debugger = Open("error");
        string first = Bench(debugger);
        Press(debugger, "forward");
        debugger.FindAll(".segments label").First(l => l.TextContent == "as in the video").QuerySelector("input")!.Change(true);
        debugger.FindAll(".segments label").First(l => l.TextContent == "10").QuerySelector("input")!.Change(true);
        Assert.Contains("d-rate=10", Navigation.Uri);
        for (int i = 0; i < 3; i++) Press(debugger, "undo");
        Assert.Equal(first, Bench(debugger));
        Assert.DoesNotContain("d-", Navigation.Uri);
        Assert.True(debugger.Find("[data-undo]").HasAttribute("disabled"));
    }

    [Fact]
    public void The_address_brings_back_line_digit_rate_and_row()
    {
        Shown debugger = Open("start");
        debugger.Find(".digit-picker input").Change("12");
        for (int i = 0; i < 11; i++) Press(debugger, "forward");
        Press(debugger, "into");
        Press(debugger, "forward");
        string shown = Bench(debugger);
        UntilAddressHas("d-row=0"); // what is written often is written a little later
        Navigation.NavigateTo(Navigation.Uri);
        Assert.Equal(shown, Bench(Open("start")));
    }

    [Theory]
    [InlineData("forward/?d-at=nothing&d-row=-4&d-rate=x&d-digit=test-10000&d-order=2&d-net=no")]
    [InlineData("forward/?d-digit=own-3-%3Cscript%3E&d-row=99999&d-rate=1e999")]
    [InlineData("forward/?d-digit=own-12-AAAA")]
    public void An_address_that_makes_no_sense_opens_as_the_chapter_does(string address)
    {
        string usual = Bench(Open("hidden-sums"));
        Navigation.NavigateTo(address);
        Assert.Equal(usual, Bench(Open("hidden-sums")));
    }

    [Fact]
    public void The_address_brings_back_stops_and_the_neuron_that_was_opened()
    {
        Shown debugger = Open("hidden-sums");
        Press(debugger, "stop");
        int line = LitLine(debugger);
        debugger.FindAll(".neurons")[0].QuerySelectorAll(".neuron")[3].Click();
        Assert.Contains($"d-stops={line}", Navigation.Uri);
        Assert.Contains("d-hidden=3", Navigation.Uri);
        string shown = Bench(debugger);
        debugger = Open("hidden-sums");
        Assert.Equal(shown, Bench(debugger));
        Assert.Equal("true", debugger.Find($"#debugger-loop-{line} button.line-number").GetAttribute("aria-pressed"));
        debugger.Find($"#debugger-loop-{line} button.line-number").Click();
        Assert.DoesNotContain("d-stops", Navigation.Uri);
    }

    [Theory]
    [InlineData("d-stops=0.1.x.-7.99999999999&d-hidden=20&d-output=10")]
    [InlineData("d-stops=...&d-hidden=-2&d-output=x")]
    public void Stops_and_neurons_that_are_none_count_for_nothing(string query)
    {
        string first = Bench(Open("hidden-sums"));
        Navigation.NavigateTo($"forward/?{query}");
        Assert.Equal(first, Bench(Open("hidden-sums")));
    }

    [Theory]
    [InlineData(10, null, "0 1 2 3 4 5 6 7 8 9")]
    [InlineData(20, null, "0 5 10 15")]
    [InlineData(20, 16, "0 5 10 16")]
    public void Bars_have_as_many_numbers_as_there_is_room_for(int count, int? selected, string numbers)
    {
        IRenderedComponent<SignedBars> bars = Render<SignedBars>(p => p.Add(b => b.Values, new double[count]).Add(b => b.Selected, selected));
        Assert.Equal(numbers, string.Join(' ', bars.FindAll("b").Select(b => b.TextContent).Where(text => text.Length > 0)));
    }

    [Fact]
    public void Running_to_the_end_stops_at_a_line_that_was_clicked()
    {
        Shown debugger = Open();
        IElement Number(int line) => debugger.Find($"#debugger-loop-{line} .line-number");
        int delta = Script.Textbook.Beats.First(b => b.Key == "output-delta").Line.Line;
        Number(delta).Click();
        Press(debugger, "last");
        Assert.Equal(delta, LitLine(debugger));
        Press(debugger, "last");
        Assert.Contains("Once more", debugger.Find(".stages .here").TextContent);
    }

    [Fact]
    public void Stops_are_set_without_a_pointer_too()
    {
        Shown debugger = Open("error");
        int error = LitLine(debugger);
        Press(debugger, "stop");
        IElement number = debugger.Find($"#debugger-loop-{error} button.line-number");
        Assert.Equal(("true", $"Stop at line {error}"), (number.GetAttribute("aria-pressed"), number.GetAttribute("aria-label")));
        Press(debugger, "first");
        Press(debugger, "last");
        Assert.Equal(error, LitLine(debugger));
        debugger.Find($"#debugger-loop-{error} button.line-number").Click();
        Press(debugger, "first");
        Press(debugger, "last");
        Assert.Contains("Once more", debugger.Find(".stages .here").TextContent);
        Assert.Equal(
            Script.Textbook.Beats.Select(beat => beat.Line.Line).Distinct().Order(),
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
        Assert.Equal(trace["output sums"].Values.Select(Numbers.Brief), Column(Open(), "output sums", 10));
    }

    // Ids are counted on from component to component; all else must be equal.
    private static string Bench(Shown debugger) => System.Text.RegularExpressions.Regex.Replace(
        debugger.Find(".panes").OuterHtml + debugger.Find(".told").OuterHtml,
        "(pixels|matrix|segments)-\\d+|blazor:[^=]*=\"[^\"]*\"|\\s*b-\\w{10}", "");
}
