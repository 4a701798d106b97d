using Bunit;
using Glassbox.Guide.Scenes.Dataset;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Tests.Stages;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Worker;
using Glassbox.Reference;

namespace Glassbox.Guide.Tests.Scenes.Dataset;

public sealed class SquashSceneTests : SceneTests<SquashScene>
{
    private protected override SquashScene Made => Scene();

    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    public void What_is_stuck_and_how_steep_it_is_are_the_twins(int digit)
    {
        SquashScene scene = Scene(digit);
        foreach (int divisor in new[] { 255, 100, 17, 1 })
        {
            scene.Take(divisor);
            double[] image = [.. Image(DigitSet.Training, digit).Select(pixel => pixel * 255 / divisor)];
            Trace trace = ReferenceNetwork.From(Initial).Forward(image);
            double[] answers = trace["hidden activations"].Values;
            IReadOnlyList<string> texts = SceneRules.Texts(scene, 0.95 * scene.Duration, SceneRules.Wide);
            Assert.Contains($"÷ {divisor}", texts);
            Assert.Contains($"{answers.Count(answer => answer is < 0.01 or > 0.99)} of 20", texts);
            Assert.Contains(Numbers.Fixed(answers.Average(answer => answer * (1 - answer)), 4), texts);
            Assert.Contains(Numbers.Fixed(trace["hidden sums"].Values.MaxBy(Math.Abs), 1), texts);
        }
    }

    [Fact]
    public void The_divisor_is_dragged_and_the_moment_takes_it_back()
    {
        SquashScene scene = Scene();
        var player = new StagePlayer(scene);
        player.Seek(scene.Duration);
        player.Draw(SceneRules.Wide);
        var layout = new SquashLayout(SceneRules.Wide);
        Assert.True(player.Point(TouchKind.Down, layout.Divided(16), layout.Slider.CenterY, SceneRules.Wide));
        Assert.Equal(16, scene.Hand);
        player.Point(TouchKind.Move, layout.Slider.Right + 500, layout.Slider.CenterY, SceneRules.Wide);
        player.Point(TouchKind.Up, layout.Slider.Right + 500, layout.Slider.CenterY, SceneRules.Wide);
        Assert.Equal(1, scene.Hand);
        player.Seek(2);
        Assert.Null(scene.Hand);
        Assert.Equal(255, scene.Divisor(2));
    }

    [Fact]
    public void Digit_and_divisor_stand_in_the_address()
    {
        Go("dataset/?squash-digit=training-5&divisor=40");
        IRenderedComponent<SquashStage> stage = Render<SquashStage>();
        var scene = (SquashScene)stage.FindComponent<StageView>().Instance.Scene;
        Assert.Equal(40, scene.Hand);
        stage.Find("input.stage-handle").Input("7");
        Assert.Contains("divisor=7", Uri);
        ReferenceNetwork twin = ReferenceNetwork.From(Initial);
        double Share(double factor) => Enumerable.Range(0, 100).Average(i => twin.Forward([.. Image(DigitSet.Training, i).Select(pixel => pixel * factor)])["hidden activations"].Values.Count(h => h is < 0.01 or > 0.99) / 20.0);
        Assert.Equal(Numbers.Percent(Share(1), 1), stage.Find("[data-with]").TextContent);
        Assert.Equal(Numbers.Percent(Share(255), 1), stage.Find("[data-without]").TextContent);
    }

    private SquashScene Scene(int digit = 0) => new(ReferenceNetwork.From(Initial), Image(DigitSet.Training, digit));
}
