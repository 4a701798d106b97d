using Bunit;
using Glassbox.Guide.Code;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Scenes.Forward;
using Glassbox.Guide.Scenes.OneHot;
using Glassbox.Guide.Tests.Lab;
using Glassbox.Guide.Tests.Scenes;
using Glassbox.Guide.Widgets;
using Microsoft.Extensions.DependencyInjection;

namespace Glassbox.Guide.Tests.Widgets;

/// <summary>What widgets and scenes make of what the reader has done.</summary>
public sealed class ReaderWidgetsTests : SceneContext
{
    private static readonly Choice[] choices = [new("yes", true, "It is."), new("no", false, "It is not.")];

    private ReaderDigit Reader => Services.GetRequiredService<ReaderDigit>();

    private ReaderNotes Notes => Services.GetRequiredService<ReaderNotes>();

    [Fact]
    public async Task A_question_keeps_its_answers_until_all_is_forgotten()
    {
        IRenderedComponent<Question> question = Ask();
        question.FindAll("button")[1].Click();
        question.FindAll("button")[0].Click();
        IRenderedComponent<Question> again = Ask();
        Assert.Equal(["right", "wrong"], again.FindAll("li").Select(choice => choice.ClassName));
        await again.InvokeAsync(Notes.ForgetAsync);
        Assert.All(again.FindAll("li"), choice => Assert.Empty(choice.ClassName ?? ""));

        IRenderedComponent<Question> Ask() => Render<Question>(p => p.Add(q => q.Text, "Is it?").Add(q => q.Choices, choices));
    }

    [Fact]
    public void The_zoom_shows_the_readers_digit_and_goes_back_by_one_press()
    {
        Reader.Take(ReaderTests.One(), 1);
        IRenderedComponent<ZoomStage> stage = Render<ZoomStage>();
        Assert.Contains("digit=own-1-", Uri, StringComparison.Ordinal);
        Assert.Contains("your own digit", stage.Instance.Made, StringComparison.Ordinal);
        stage.Find("[data-dataset]").Click();
        Assert.DoesNotContain("digit=", Uri, StringComparison.Ordinal);
        Assert.Null(Reader.Subject);
        stage.Find("[data-own]").Click();
        Assert.Contains("digit=own-1-", Uri, StringComparison.Ordinal);
        Assert.NotNull(Reader.Subject);
    }

    [Fact]
    public void Another_digit_that_is_chosen_puts_the_drawing_away_everywhere()
    {
        Reader.Take(ReaderTests.One(), 1);
        IRenderedComponent<PlacesScene> places = Render<PlacesScene>();
        Assert.Equal("your own digit", places.Find(".digit").GetAttribute("aria-label"));
        places.Find(".digit-picker input").Change("3");
        Assert.Contains("digit=3", Uri, StringComparison.Ordinal);
        Assert.Null(Reader.Subject);
        Assert.StartsWith("training digit no. 3", places.Find(".digit").GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_digit_of_the_address_comes_before_the_readers()
    {
        Reader.Take(ReaderTests.One(), 1);
        Go("forward/?digit=training-5");
        Assert.Contains("training digit no. 5", Render<ZoomStage>().Instance.Made, StringComparison.Ordinal);
    }

    [Fact]
    public void The_pad_says_that_nothing_is_trained() =>
        Assert.Equal("not trained yet", Render<DrawingPad>(p => p.Add(pad => pad.Drawing, new Drawing())).Find(".pad-untrained").TextContent);

    [Fact]
    public void The_lines_that_act_are_whole_in_both_languages_and_the_choice_is_kept()
    {
        CodeAct[] acts = [new(CodeMarkers.Hidden), new(CodeMarkers.OutputUpdate, CodeMarkers.HiddenUpdate)];
        IRenderedComponent<ActingCode> code = Show(1);
        Assert.Equal(2, code.FindAll("[data-act]").Count);
        Assert.Equal("1", code.Find("[data-acting]").GetAttribute("data-act"));
        Assert.Equal(acts[1].Lines.Select(line => Listing.Lines[line - 1].Text.TrimStart()), Lines(code));
        code.FindAll(".languages input")[1].Change(true);
        Assert.Equal(acts[1].Python.Select(line => Listing.Python[line - 1].Text.TrimStart()), Lines(code));
        Assert.Contains("w_i_h -= learn_rate * delta_h @ img.T", string.Join('\n', Lines(Show(1))), StringComparison.Ordinal);

        code.Find(".acting-choice > button").Click();
        Assert.Equal(Listing.Python.Select(line => line.Text), code.FindAll(".program-drawer .text").Select(line => line.TextContent));
        Assert.Equal(acts[1].Python.Count, code.FindAll(".program-drawer [aria-current=step]").Count);
        code.FindAll(".program-drawer .languages input")[0].Change(true);
        Assert.Equal(Listing.Lines.Select(line => line.Text), code.FindAll(".program-drawer .text").Select(line => line.TextContent));
        code.Find("[data-close]").Click();
        Assert.Empty(code.FindAll(".program-drawer"));

        IRenderedComponent<ActingCode> Show(int acting) => Render<ActingCode>(p => p.Add(c => c.For, "stage").Add(c => c.Acts, acts).Add(c => c.Acting, acting));
        static IEnumerable<string> Lines(IRenderedComponent<ActingCode> code) => code.FindAll("[data-acting] .text").Select(line => line.TextContent);
    }

    [Fact]
    public async Task What_is_kept_can_be_forgotten()
    {
        IRenderedComponent<ForgetMe> forget = Render<ForgetMe>();
        Assert.Empty(forget.Markup.Trim());
        await forget.InvokeAsync(() => Notes.Visit("bias"));
        await forget.InvokeAsync(() => Reader.Take(ReaderTests.One()));
        forget.Find("[data-forget]").Click();
        Assert.Equal("This browser has forgotten everything.", forget.Find("[role=status]").TextContent);
        Assert.False(Notes.HasAny);
        Assert.Null(Reader.Sheet);
    }
}
