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
    [InlineData(0.8, 1.5, -2)]
    [InlineData(-2, 4, 4)]
    public void A_bias_is_an_input_that_is_always_1(double input, double weight, double bias)
    {
        var both = new AlwaysOne(input, weight, bias);
        Assert.All(both.Rows, row => Assert.Equal(row.WithBias, row.WithInput, 1e-15));
        Assert.Equal((input * weight) + bias, both.Rows[0].WithBias, 1e-12);
    }
}
