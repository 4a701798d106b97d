using Bunit;
using Glassbox.Guide.Scenes.OneHot;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Worker;
using Glassbox.Reference;

namespace Glassbox.Guide.Tests.Scenes.OneHot;

public sealed class OneHotScenesTests : SceneContext
{
    [Fact]
    public void Half_a_3_and_half_a_5_are_no_4()
    {
        IRenderedComponent<PlacesScene> scene = Render<PlacesScene>();
        scene.FindAll(".row button")[0].Click();
        Assert.Equal("3", scene.Find("[data-answer]").TextContent);
        Assert.Equal("4.00", scene.Find("[data-amount]").TextContent);
        Assert.StartsWith("A tie: 3 and 5 speak equally loudly.", scene.Find("[data-words]").TextContent, StringComparison.Ordinal);
        scene.FindAll(".row button")[1].Click();
        double[] outputs = ReferenceNetwork.From(Initial).Predict(Image(DigitSet.Training, 0));
        Assert.Equal(outputs.Select(o => Numbers.Fixed(o, 3)), scene.FindAll(".bar-value").Select(v => v.TextContent));
    }

    [Fact]
    public void Dragged_outputs_are_in_the_address_until_a_digit_is_chosen()
    {
        IRenderedComponent<PlacesScene> scene = Render<PlacesScene>();
        scene.FindAll(".bar-track input")[4].Input("0.75");
        Assert.DoesNotContain("outputs", Uri, StringComparison.Ordinal);
        scene.FindAll(".bar-track input")[4].Change("0.75");
        string[] before = [.. Bars(scene)];
        Assert.Equal("0.750", before[4]);
        Assert.Equal(before, Bars(Render<PlacesScene>()));
        scene.FindAll(".row button")[1].Click();
        Assert.DoesNotContain("outputs", Uri, StringComparison.Ordinal);

        static IEnumerable<string> Bars(IRenderedComponent<PlacesScene> of) => of.FindAll(".bar-value").Select(value => value.TextContent);
    }

    [Theory]
    [InlineData("0.5_0.5")]
    [InlineData("0_0_0_0_0_0_0_0_0_2")]
    [InlineData("-1_0_0_0_0_0_0_0_0_0")]
    public void What_is_no_ten_outputs_counts_as_nothing(string outputs)
    {
        Go($"one-hot/?outputs={outputs}");
        Assert.Single(Render<PlacesScene>().FindAll(".digit"));
    }

    [Fact]
    public void A_bar_says_the_value_that_stands_beside_it()
    {
        IRenderedComponent<PlacesScene> scene = Render<PlacesScene>();
        Assert.Equal(scene.FindAll(".bar-value").Select(value => value.TextContent), scene.FindAll(".bar-track input").Select(bar => bar.GetAttribute("aria-valuetext")));
    }

    [Fact]
    public void Where_no_output_speaks_there_is_no_amount()
    {
        IRenderedComponent<PlacesScene> scene = Render<PlacesScene>();
        for (int place = 0; place < 10; place++) scene.FindAll(".bar-track input")[place].Input("0");
        Assert.Equal("–", scene.Find("[data-amount]").TextContent);
    }

    [Fact]
    public void A_confusion_counts_what_misses_by_1()
    {
        var confusion = new Confusion([3, 3, 3, 4, 9, 0], [3, 4, 5, 3, 9]);
        Assert.Equal((2, 3, 2), (confusion.Right, confusion.Wrong, confusion.NextDoor));
        Assert.Equal((3, 1), (confusion.Of(3), confusion[3, 5]));
    }

    [Fact]
    public void Before_all_digits_are_here_nothing_is_measured()
    {
        IRenderedComponent<AmountStage> stage = Render<AmountStage>();
        Assert.True(stage.Find("button.primary").HasAttribute("disabled"));
        Assert.Empty(stage.FindComponent<Glassbox.Guide.Stage.StageView>().Instance.Scene.Readings(AmountScene.Yours));
    }
}
