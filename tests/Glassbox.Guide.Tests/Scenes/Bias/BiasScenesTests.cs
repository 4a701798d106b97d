using Bunit;
using Glassbox.Guide.Scenes.Bias;
using Glassbox.Guide.Widgets;

namespace Glassbox.Guide.Tests.Scenes.Bias;

public sealed class BiasScenesTests : SceneContext
{
    [Fact]
    public void A_bias_moves_the_threshold()
    {
        Go("bias/?w=2&b=-5");
        IRenderedComponent<ThresholdScene> scene = Render<ThresholdScene>();
        Assert.Equal(Numbers.Fixed(1 / (1 + Math.Exp(5)), 3), scene.Find(".stat[data-term=atZero] b").TextContent);
        Assert.Equal("2.50", scene.Find(".stat[data-term=threshold] b").TextContent);
        scene.Find(".toggle input").Change(false);
        Assert.Equal("0.500", scene.Find(".stat[data-term=atZero] b").TextContent);
        Assert.Equal("0.00", scene.Find(".stat[data-term=threshold] b").TextContent);
        Assert.True(scene.FindAll("input[type=range]")[1].HasAttribute("disabled"));
    }

    [Fact]
    public void Without_a_weight_there_is_no_threshold()
    {
        Go("bias/?w=0&b=1");
        IRenderedComponent<ThresholdScene> scene = Render<ThresholdScene>();
        Assert.Equal("none", scene.Find(".stat[data-term=threshold] b").TextContent);
        Assert.Contains("there is no threshold", scene.Find(".scene-caption").TextContent);
        Assert.Empty(scene.FindAll(".threshold"));
    }

    [Theory]
    [InlineData(2, -1, 0)]
    [InlineData(-12, -12, 12)]
    public void Training_with_a_bias_parts_the_clouds(double weight1, double weight2, double bias)
    {
        IReadOnlyList<Line> lines = LineTraining.Run(new Line(weight1, weight2, bias), hasBias: true);
        Assert.Equal(LineTraining.Epochs + 1, lines.Count);
        Assert.Equal(0, Cloud.Wrong(lines[^1]));
    }

    [Fact]
    public void Training_without_a_bias_cannot()
    {
        IReadOnlyList<Line> lines = LineTraining.Run(new Line(2, -1, 5), hasBias: false);
        Assert.All(lines, line => Assert.Equal(0, line.Bias));
        Assert.All(lines, line => Assert.True(Cloud.Wrong(line) >= Cloud.FewestWrongThroughOrigin));
    }

    [Fact]
    public void No_line_through_the_origin_is_better_than_the_best()
    {
        int fewest = Enumerable.Range(0, 3_600).Min(i => Cloud.Wrong(new Line(Math.Cos(i * Math.PI / 1_800), Math.Sin(i * Math.PI / 1_800), 0)));
        Assert.Equal(fewest, Cloud.FewestWrongThroughOrigin);
    }

    [Fact]
    public void The_training_of_the_line_can_be_gone_back_through()
    {
        IRenderedComponent<SeparatingLineScene> scene = Render<SeparatingLineScene>();
        string before = scene.Find(".stat b").TextContent;
        Assert.Empty(scene.FindAll("[data-timeline]"));
        scene.Find("button.primary:not([data-play])").Click();
        Assert.Equal($"0 of {Cloud.Points.Count}", scene.Find(".stat b").TextContent);
        scene.Find("[data-first]").Click();
        Assert.Equal(before, scene.Find(".stat b").TextContent);
    }

    [Fact]
    public void Arrow_keys_move_through_the_cloud_from_left_to_right()
    {
        IRenderedComponent<SeparatingLineScene> scene = Render<SeparatingLineScene>();
        CloudPoint[] points = [.. Cloud.Points.OrderBy(point => point.X)];
        foreach (string key in new[] { "ArrowRight", "ArrowRight", "ArrowDown" }) scene.Find(".cloud").KeyDown(key);
        Assert.StartsWith($"A point at {Numbers.Fixed(points[2].X, 2)}, {Numbers.Fixed(points[2].Y, 2)}", scene.Find(".readout-name").TextContent, StringComparison.Ordinal);
        foreach (string key in new[] { "End", "ArrowRight", "ArrowUp", "Tab" }) scene.Find(".cloud").KeyDown(key);
        Assert.StartsWith($"A point at {Numbers.Fixed(points[^2].X, 2)}, {Numbers.Fixed(points[^2].Y, 2)}", scene.Find(".readout-name").TextContent, StringComparison.Ordinal);
        Assert.Single(scene.FindAll(".here"));
    }

    [Fact]
    public void A_step_of_the_training_is_in_the_address()
    {
        IRenderedComponent<SeparatingLineScene> scene = Render<SeparatingLineScene>();
        scene.Find("button.primary:not([data-play])").Click();
        scene.Find("button.primary:not([data-play])").Click(); // on from where the first training ended
        for (int back = 0; back < 38; back++) scene.Find("[data-back]").Click();
        UntilAddressHas("epoch=2");
        IRenderedComponent<SeparatingLineScene> again = Render<SeparatingLineScene>();
        Assert.Equal(scene.Find(".timeline-name").TextContent, again.Find(".timeline-name").TextContent);
        Assert.Equal(Positive(scene), Positive(again));

        static string? Positive(IRenderedComponent<SeparatingLineScene> of) => of.Find(".positive-side").GetAttribute("points");
    }

    [Theory]
    [InlineData(0.8, 1.5, -2)]
    [InlineData(-2, 4, 4)]
    public void A_bias_is_an_input_that_is_always_1(double input, double weight, double bias)
    {
        var both = new AlwaysOne(input, weight, bias);
        Assert.All(both.Rows, row => Assert.Equal(row.WithBias, row.WithInput, 1e-15));
        Assert.Equal((input * weight) + bias, both.Rows[0].WithBias, 1e-12);
    }
}
