using Bunit;
using Glassbox.Guide.Chapters;
using Glassbox.Guide.Code;
using Glassbox.Guide.Scenes.Forward;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Worker;
using Glassbox.Reference;

namespace Glassbox.Guide.Tests.Scenes.Forward;

/// <summary>The chapter on forward propagation as a page.</summary>
public sealed class ForwardScenesTests : SceneContext
{
    [Fact]
    public void Operands_fit_or_are_refused_as_NumPy_says()
    {
        IRenderedComponent<ShapesInNumPy> shapes = Render<ShapesInNumPy>();
        Assert.Contains("shape (20, 1)", shapes.Find(".numpy samp").TextContent);
        Assert.Contains("w_i_h @ img", shapes.Find(".numpy code").TextContent);
        void Press(string text) => shapes.FindAll("button").First(button => button.TextContent.Contains(text)).Click();
        Press("Swap");
        Assert.Contains("img @ w_i_h", shapes.Find(".numpy code").TextContent);
        Assert.Contains("1 meets 20 (hidden neurons)", shapes.Find(".verdict").TextContent);
        Assert.Contains("(size 20 is different from 1)", shapes.Find(".numpy .fault").TextContent);
        Assert.Contains("swapped=1", Uri);
        Press("Swap");
        Press("Transpose");
        Assert.Contains("(size 784 is different from 20)", shapes.Find(".numpy .fault").TextContent);
        Assert.Contains("turned=1", Uri);
        Press("As in nn.cs");
        shapes.FindAll(".segments input")[2].Change(true);
        Assert.Contains("(20, 20): no error, and wrong", shapes.Find(".numpy .fault").TextContent);
        Assert.Contains("image=flat", Uri);
        Assert.Contains("(20, 20)", Render<ShapesInNumPy>().Find(".numpy .fault").TextContent);
    }

    [Theory]
    [InlineData(0.0, nameof(CodeMarkers.Hidden))]
    [InlineData(13.8, nameof(CodeMarkers.ForwardBody))]
    [InlineData(21.4, nameof(CodeMarkers.DotSum))]
    [InlineData(28.2, nameof(CodeMarkers.DotResult))]
    [InlineData(32.0, nameof(CodeMarkers.ForwardBody))]
    [InlineData(46.4, nameof(CodeMarkers.Hidden))]
    [InlineData(62.4, nameof(CodeMarkers.Output))]
    public void The_lines_light_up_that_do_what_is_seen(double time, string marker)
    {
        Go(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"forward/?zoom-t={time}"));
        IRenderedComponent<ZoomStage> stage = Render<ZoomStage>();
        var expected = (CodeMarker)typeof(CodeMarkers).GetProperty(marker)!.GetValue(null)!;
        string[] acting = [.. stage.FindAll("[data-acts-of=zoom] [data-acting] .line-number").Select(number => number.TextContent)];
        Assert.Contains(expected.Line.ToString(System.Globalization.CultureInfo.InvariantCulture), acting);
        Assert.InRange(acting.Length, 1, CodeAct.MaxLines);
    }

    [Fact]
    public void The_chapter_follows_its_address()
    {
        Go("forward/?digit=test-20&row=4&zoom-t=35.8");
        IRenderedComponent<ForwardChapter> chapter = Render<ForwardChapter>();
        Trace trace = ReferenceNetwork.From(Initial).Forward(Image(DigitSet.Test, 20));
        string[] readings = [.. chapter.FindAll("#zoom table tr").Select(row => row.TextContent)];
        Assert.Contains($"with its bias{Numbers.Fixed(trace["hidden sums"].Values[4], 4)}", readings);
        Assert.Contains($"squashed{Numbers.Fixed(trace["hidden activations"].Values[4], 4)}", readings);
        Assert.Contains("before training", readings[0]);
    }

    [Fact]
    public void Another_digit_and_another_tile_are_put_before_it_and_come_into_the_address()
    {
        Go("forward/?zoom-t=35.8");
        IRenderedComponent<ZoomStage> stage = Render<ZoomStage>();
        stage.Find(".digit-picker input").Change("8");
        Assert.Contains("digit=training-8", Uri);
        stage.Find(".stage-experiment select:last-of-type").Change("11");
        Assert.Contains("row=11", Uri);
        Trace trace = ReferenceNetwork.From(Initial).Forward(Image(DigitSet.Training, 8));
        stage.Render();
        Assert.Contains(stage.FindAll("#zoom table tr"), row => row.TextContent == $"squashed{Numbers.Fixed(trace["hidden activations"].Values[11], 4)}");
    }

    [Fact]
    public void The_chapter_has_at_most_1500_words()
    {
        IRenderedComponent<ForwardChapter> chapter = Render<ForwardChapter>();
        foreach (AngleSharp.Dom.IElement aside in chapter.FindAll("svg, table, code, select, .visually-hidden").ToArray()) aside.Remove();
        Assert.InRange(chapter.Find("article").TextContent.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length, 300, 1500);
    }
}
