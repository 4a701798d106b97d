using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using AngleSharp.Dom;
using Bunit;
using Glassbox.Guide.Chapters;
using Glassbox.Guide.Code;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Scenes.Forward;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Worker;
using Glassbox.Reference;

namespace Glassbox.Guide.Tests.Scenes.Forward;

public sealed class ForwardScenesTests : SceneContext
{
    private Showing ShowingOf(int index) => new(
        Initial, false, new Subject(DigitSet.Training, index), Image(DigitSet.Training, index), Digits.All.Training.Label(index));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 13)]
    [InlineData(999, 19)]
    public void The_sweep_comes_to_the_twins_sum(int index, int row)
    {
        Showing passing = ShowingOf(index);
        var sweep = new Sweep(passing.Network, passing.Image, row);
        Assert.Equal(passing.Trace["hidden sums"].Values[row], sweep.Sum, 1e-12);
        Assert.Equal(passing.Trace["hidden activations"].Values[row], sweep.Activation, 1e-12);
        Assert.Equal(passing.Image.Count(pixel => pixel != 0), sweep.Places.Count);
        Assert.Equal(sweep.Count - 3, sweep.Places.Count);
    }

    [Fact]
    public void Partial_sums_grow_product_by_product_and_the_end_is_the_squash()
    {
        Showing passing = ShowingOf(2);
        var sweep = new Sweep(passing.Network, passing.Image, 4);
        IRenderedComponent<SweepScene> scene = Render<SweepScene>(p => p.Add(s => s.With, passing));
        scene.FindAll(".neuron-tiles [role=option]")[4].Click();
        Assert.Equal(Numbers.Fixed(sweep.Activation, 4), scene.Find(".running-sum").TextContent);
        Assert.Equal("hidden[4]: what this neuron says", scene.Find(".running-name").TextContent);
        scene.Find("[data-back]").Click();
        Assert.Equal(Numbers.Fixed(sweep.Sum, 4), scene.Find(".running-sum").TextContent);
        Assert.StartsWith("hidden sum 4", scene.Find(".running-name").TextContent);
        scene.Find("[data-first]").Click();
        for (int step = 1; step <= 20; step++)
        {
            scene.Find("[data-forward]").Click();
            double expected = sweep.Places.Take(step).Sum(p => passing.Network.Weights[0][4, p] * passing.Image[p]);
            Assert.Equal(Numbers.Fixed(expected, 4), scene.Find(".running-sum").TextContent);
            Assert.Equal($"dot product so far: {step} of {sweep.Places.Count} products", scene.Find(".running-name").TextContent);
        }
    }

    [Fact]
    public void An_image_without_ink_sweeps_nothing()
    {
        var passing = new Showing(Initial, false, new Subject(new byte[784], 0), new double[784], 0);
        IRenderedComponent<SweepScene> scene = Render<SweepScene>(p => p.Add(s => s.With, passing));
        Assert.Equal(Numbers.Fixed(passing.Trace["hidden activations"].Values[0], 4), scene.Find(".running-sum").TextContent);
    }

    [Fact]
    public void Matrices_dock_and_refuse()
    {
        IRenderedComponent<DockingScene> scene = Render<DockingScene>();
        Assert.NotEmpty(scene.FindAll(".docked"));
        Assert.Contains("shape (20, 1)", scene.Find(".numpy samp").TextContent);
        IElement Button(string text) => scene.FindAll(".scene-controls button").First(b => b.TextContent.Contains(text));
        Button("Swap").Click();
        Assert.NotEmpty(scene.FindAll(".refused"));
        Assert.Equal(2, scene.FindAll(".operand .clashes").Count);
        Assert.Contains("1 meets 20 (hidden neurons)", scene.Find(".verdict").TextContent);
        Assert.Contains("(size 20 is different from 1)", scene.Find(".numpy .fault").TextContent);
        Button("Swap").Click();
        Button("Transpose").Click();
        Assert.Contains("(size 784 is different from 20)", scene.Find(".numpy .fault").TextContent);
        Assert.Contains("turned=1", Uri);
        Button("As in nn.cs").Click();
        scene.FindAll(".segments input")[2].Change(true);
        Assert.Contains("(20, 20): no error, and wrong", scene.Find(".numpy .fault").TextContent);
    }

    [Fact]
    public void Dragging_one_across_the_other_swaps_them()
    {
        IRenderedComponent<DockingScene> scene = Render<DockingScene>();
        scene.Find(".operand.left").PointerDown(new PointerEventArgs { ClientX = 100 });
        scene.Find(".dock").PointerMove(new PointerEventArgs { ClientX = 300 });
        scene.Find(".dock").PointerUp(new PointerEventArgs { ClientX = 300 });
        Assert.Contains("img @ w_i_h", scene.Find(".numpy code").TextContent);
    }

    [Fact]
    public void The_right_button_does_not_drag()
    {
        IRenderedComponent<DockingScene> scene = Render<DockingScene>();
        scene.Find(".operand.left").PointerDown(new PointerEventArgs { ClientX = 100, Button = 2 });
        scene.Find(".dock").PointerUp(new PointerEventArgs { ClientX = 300 });
        Assert.Contains("w_i_h @ img", scene.Find(".numpy code").TextContent);
    }

    [Theory]
    [InlineData("left", "Enter", true)]
    [InlineData("left", "ArrowRight", true)]
    [InlineData("right", "ArrowLeft", true)]
    [InlineData("left", "ArrowLeft", false)]
    public void A_key_lays_one_on_the_other_side(string side, string key, bool isSwapped)
    {
        IRenderedComponent<DockingScene> scene = Render<DockingScene>();
        Assert.StartsWith("weights, 20 by 784, on the left.", scene.Find(".operand.left").GetAttribute("aria-label"), StringComparison.Ordinal);
        scene.Find($".operand.{side}").KeyDown(key);
        Assert.Contains(isSwapped ? "img @ w_i_h" : "w_i_h @ img", scene.Find(".numpy code").TextContent);
    }

    [Fact]
    public void How_near_they_lie_is_in_the_address_and_the_line_lights_up_when_they_dock()
    {
        IRenderedComponent<DockingScene> scene = Render<DockingScene>();
        Assert.NotNull(scene.Find("#docking-code [aria-current=step]"));
        scene.Find("[data-back]").Click();
        Assert.EndsWith("?dock=1", Uri, StringComparison.Ordinal);
        scene = Render<DockingScene>();
        Assert.NotEmpty(scene.FindAll(".near"));
        Assert.Empty(scene.FindAll("#docking-code [aria-current=step]"));
    }

    [Fact]
    public void The_sweep_lights_the_lines_that_do_it()
    {
        IRenderedComponent<SweepScene> scene = Render<SweepScene>(p => p.Add(s => s.With, ShowingOf(2)));
        int[] Lines() => [.. scene.FindAll("[aria-current=step] .line-number").Select(number => int.Parse(number.TextContent))];
        Assert.Equal([CodeMarkers.ForwardBody.Line], Lines());
        scene.Find("[data-back]").Click();
        Assert.Equal([CodeMarkers.ForwardBody.Line, CodeMarkers.DotResult.Line], Lines());
        scene.Find("[data-back]").Click();
        Assert.Equal([CodeMarkers.DotSum.Line], Lines());
        scene.Find("[data-first]").Click();
        Assert.Equal([CodeMarkers.DotStart.Line], Lines());
        Assert.Contains("(1 × 784)", scene.Find(".shape-box").TextContent);
    }

    [Theory]
    [InlineData("hidden", "hidden activations", 6)]
    [InlineData("output-sums", "output sums", 3)]
    [InlineData("output", "output activations", 9)]
    public void Any_number_opens(string cell, string quantity, int row)
    {
        Go($"forward/?cell={cell}&hidden={row}&output={Math.Min(9, row)}");
        Showing passing = ShowingOf(1);
        IRenderedComponent<LayersScene> scene = Render<LayersScene>(p => p.Add(s => s.With, passing));
        Assert.Equal(Numbers.Fixed(passing.Trace[quantity].Values[row], 4), scene.Find(".opened h3 b").TextContent);
        string[] outputs = [.. scene.FindAll(".bar-value").Select(v => v.TextContent)];
        Assert.Equal(passing.Trace["output activations"].Values.Select(v => Numbers.Fixed(v, 3)), outputs);
    }

    [Fact]
    public void The_chapter_follows_its_address()
    {
        Go("forward/?digit=test-20");
        IRenderedComponent<ForwardChapter> chapter = Render<ForwardChapter>();
        Trace trace = ReferenceNetwork.From(Initial).Forward(Image(DigitSet.Test, 20));
        Assert.Equal(Numbers.Fixed(trace["hidden sums"].Values[0], 4), chapter.Find("#layers .opened h3 b").TextContent);
        Assert.Contains($"this digit is {Numbers.A(Digits.All.Test.Label(20))}", chapter.Find("#layers .scene-caption").TextContent);
    }
}
