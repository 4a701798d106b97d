using Bunit;
using Glassbox.Guide.Scenes.Bias;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Tests.Stages;
using Glassbox.Guide.Widgets;
using Glassbox.Reference;

namespace Glassbox.Guide.Tests.Scenes.Bias;

public sealed class ThresholdSceneTests : SceneTests<ThresholdScene>
{
    private readonly ThresholdScene scene = new();

    private protected override ThresholdScene Made => scene;

    [Fact]
    public void A_weight_does_not_move_the_answer_to_0_and_a_bias_does()
    {
        for (double t = 0; t < ThresholdScene.Slides; t += 0.1) Assert.Contains(new Reading("Answer to an input of 0", "0.500"), scene.Readings(t));
        Assert.Contains(new Reading("Answer to an input of 0", Numbers.Fixed(Neuron(1.5, -3).Predict([0])[0], 3)), scene.Readings(ThresholdScene.Yours));
    }

    [Theory]
    [InlineData(2, -5, "2.50")]
    [InlineData(-2.5, 4, "1.60")]
    [InlineData(3, 0, "0.00")]
    public void Its_numbers_are_the_twins(double weight, double bias, string threshold)
    {
        scene.Take(weight, bias);
        string atZero = Numbers.Fixed(Neuron(weight, bias).Predict([0])[0], 3);
        Assert.Contains(new Reading("Answer to an input of 0", atZero), scene.Readings(0));
        Assert.Contains(new Reading("Threshold", threshold), scene.Readings(0));
        Assert.Equal(0.5, Neuron(weight, bias).Predict([-bias / weight])[0], 12); // which is what a threshold is
        IReadOnlyList<string> texts = SceneRules.Texts(scene, ThresholdScene.Yours, SceneRules.Wide);
        foreach (string text in new[] { atZero, threshold, Numbers.Fixed(weight, 1), Numbers.Fixed(bias, 1) }) Assert.Contains(text, texts);
        scene.Switch(false);
        Assert.Contains(new Reading("Answer to an input of 0", "0.500"), scene.Readings(0));
        Assert.Contains(new Reading("Threshold", "0.00"), scene.Readings(0));
        scene.Handles[1].Write(7); // it has none
        Assert.Equal(0, scene.Hand!.Value.Bias);
    }

    [Fact]
    public void Without_a_weight_there_is_no_threshold()
    {
        scene.Take(0, 1);
        Assert.Contains(new Reading("Threshold", "none"), scene.Readings(0));
        Assert.Contains("none", SceneRules.Texts(scene, ThresholdScene.Yours, SceneRules.Narrow));
        SceneRules.IsWhole(scene, SceneRules.Wide);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void The_curve_follows_the_hand(int knob)
    {
        var player = new StagePlayer(scene);
        player.Seek(ThresholdScene.Yours);
        player.Draw(SceneRules.Wide);
        var layout = new ThresholdLayout(SceneRules.Wide);
        (double Weight, double Bias) before = scene.At(player.Time);
        Area area = player.Painter.Hits.Single(hit => hit.Id == knob).Area;
        double y = layout.Y(0.8), input = knob == 0 ? 2 : 0;
        Assert.True(player.Point(TouchKind.Down, area.CenterX, area.CenterY, SceneRules.Wide));
        player.Point(TouchKind.Move, area.CenterX, y, SceneRules.Wide);
        player.Point(TouchKind.Up, area.CenterX, y, SceneRules.Wide);
        (double weight, double bias) = scene.Hand!.Value;
        Assert.Equal(0.8, Neuron(weight, bias).Predict([input])[0], 0.03); // in steps of 0.1
        Assert.Equal(knob == 0 ? before.Bias : before.Weight, knob == 0 ? bias : weight);
        player.Seek(ThresholdScene.Yours - 0.1);
        Assert.Null(scene.Hand);
    }

    [Fact]
    public void The_input_under_the_pointer_is_answered()
    {
        var player = new StagePlayer(scene);
        player.Seek(ThresholdScene.Yours);
        player.Draw(SceneRules.Wide);
        var layout = new ThresholdLayout(SceneRules.Wide);
        player.Point(TouchKind.Hover, layout.X(3.3), layout.Y(0.2), SceneRules.Wide);
        IReadOnlyList<string> texts = SceneRules.Texts(scene, player.Time, SceneRules.Wide);
        Assert.Contains("input 3.3", texts);
        Assert.Contains($"says {Numbers.Fixed(Neuron(1.5, -3).Predict([3.3])[0], 3)}", texts);
        player.Point(TouchKind.Leave, 0, 0, SceneRules.Wide);
        Assert.DoesNotContain("input 3.3", SceneRules.Texts(scene, player.Time, SceneRules.Wide));
    }

    [Fact]
    public void What_a_hand_has_set_is_in_the_address()
    {
        IRenderedComponent<ThresholdStage> stage = Render<ThresholdStage>();
        stage.Find("input[aria-label=Weight]").Input("-2.5");
        stage.Find("input[aria-label=Bias]").Input("4");
        UntilAddressHas("b=4");
        Assert.Contains("w=-2.5", Uri, StringComparison.Ordinal);
        Assert.Equal((-2.5, 4), Scene(Render<ThresholdStage>()).Hand);
        stage.Find(".toggle input").Change(false);
        UntilAddressHas("bias=0");
        Assert.False(Scene(Render<ThresholdStage>()).HasBias);

        static ThresholdScene Scene(IRenderedComponent<ThresholdStage> of) => (ThresholdScene)of.FindComponent<StageView>().Instance.Scene;
    }

    private static ReferenceNetwork Neuron(double weight, double bias)
    {
        var neuron = new ReferenceNetwork(new Architecture([1, 1]));
        neuron.Weights[0].Values[0] = weight;
        neuron.Biases[0].Values[0] = bias;
        return neuron;
    }
}
