using Bunit;
using Glassbox.Guide.Scenes.Backpropagation;
using Glassbox.Guide.Scenes.Backpropagation.Springs;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Tests.Stages;
using Glassbox.Guide.Widgets;

namespace Glassbox.Guide.Tests.Scenes.Backpropagation;

public sealed class SpringSceneTests : SceneTests<SpringScene>
{
    private readonly SpringScene scene = new();

    private protected override SpringScene Made => scene;

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Weights_below_0_keep_them_too(bool isNarrow)
    {
        StageArea stage = isNarrow ? SceneRules.Narrow : SceneRules.Wide;
        scene.Begin(0.5, -2, -3, 0.9, 8); // stripes for what is below 0
        SceneRules.IsWhole(scene, stage);
        SceneRules.AllocatesNothing(scene, stage);
    }

    [Theory]
    [InlineData(0.8, 1.5, 2.9, 0.55, 4)]
    [InlineData(1, 0.5, 0.8, 1, 0.5)]
    [InlineData(0.3, -2, -1.2, 0, 8)]
    public void Every_round_is_worked_out_as_by_hand(double input, double hiddenWeight, double outputWeight, double target, double rate)
    {
        scene.Begin(input, hiddenWeight, outputWeight, target, rate);
        (double v, double w) = (hiddenWeight, outputWeight);
        for (int round = 0; round < SmallestRun.Rounds; round++)
        {
            SmallestRound shown = scene.Run[round];
            double h = Sigmoid(v * input), o = Sigmoid(w * h), delta = o - target, error = w * delta, hiddenDelta = error * h * (1 - h);
            Assert.Equal(new[] { v, w, h, o, delta, error, hiddenDelta, delta * h, hiddenDelta * input }, new[]
            {
                shown.HiddenWeight, shown.OutputWeight, shown.Hidden, shown.Output, shown.OutputDelta, shown.Error, shown.HiddenDelta, shown.OutputGradient, shown.HiddenGradient,
            }, (a, b) => Math.Abs(a - b) < 1e-9);
            (v, w) = (v - (rate * hiddenDelta * input), w - (rate * delta * h));
        }

        Assert.Equal(Sigmoid(w * Sigmoid(v * input)), scene.Run.Last, 1e-9);
    }

    [Fact]
    public void The_picture_shows_these_numbers()
    {
        SmallestRound r = scene.Run[0];
        IReadOnlyList<string> texts = SceneRules.Texts(scene, SpringClock.Start + SpringClock.Multiply - 0.1, SceneRules.Wide);
        foreach (double number in new[] { r.Hidden, r.Output, r.OutputDelta, r.Error, r.HiddenDelta, r.HiddenSum, r.OutputSum }) Assert.Contains(Numbers.Fixed(number, 2), texts);
        Assert.Contains($"× slope {Numbers.Fixed(r.Slope, 2)}", texts);
        texts = SceneRules.Texts(scene, SpringClock.Begin(1) - 0.5, SceneRules.Wide);
        Assert.Contains($"w₁ {Numbers.Fixed(r.NewHiddenWeight, 2)}", texts);
        Assert.Contains($"w₂ {Numbers.Fixed(r.NewOutputWeight, 2)}", texts);
        Assert.Contains(Numbers.Fixed(r.NewOutputWeight - r.OutputWeight, 2), texts);
    }

    [Fact]
    public void As_it_begins_the_spring_slackens_from_round_to_round_and_no_weight_changes_its_sign()
    {
        for (int round = 1; round < SmallestRun.Rounds; round++)
        {
            Assert.InRange(Math.Abs(scene.Run[round].OutputDelta), 0, Math.Abs(scene.Run[round - 1].OutputDelta));
            Assert.True(scene.Run[round].HiddenWeight > 0 && scene.Run[round].OutputWeight > 0);
        }
    }

    [Fact]
    public void A_dial_turned_in_a_later_round_leaves_the_rounds_before_it()
    {
        var player = new StagePlayer(scene);
        player.Seek(SpringClock.Begin(2) + 0.5);
        player.Draw(SceneRules.Wide);
        SmallestRound second = scene.Run[1];
        var layout = new SpringLayout(SceneRules.Wide);
        (double x, double y) = layout.At(layout.OutputDial, 0);
        Assert.True(player.Point(TouchKind.Down, x + 40, y, SceneRules.Wide)); // to the right: a quarter of the way around, 2
        player.Point(TouchKind.Up, x + 40, y, SceneRules.Wide);
        Assert.Equal(2, scene.Run[2].OutputWeight, 1e-9);
        Assert.Equal(second, scene.Run[1]);
        Assert.Equal(2.9, scene.Run.OutputWeight);
    }

    [Fact]
    public void What_is_pointed_at_tells_its_numbers()
    {
        double t = SpringClock.Start + SpringClock.Drop;
        Assert.Contains(SceneRules.Pointed(scene, t, SceneRules.Wide, 1), text => text == "+" + Numbers.Fixed(scene.Run[0].OutputGradient, 3));
        Assert.Contains(SceneRules.Pointed(scene, t, SceneRules.Narrow, 5), text => text == Numbers.Fixed(scene.Run[0].Slope, 3));
    }

    [Fact]
    public void The_target_is_dragged_along_the_rail()
    {
        var player = new StagePlayer(scene);
        player.Draw(SceneRules.Wide);
        var layout = new SpringLayout(SceneRules.Wide);
        (double x, double y) = layout.At(layout.Last, layout.OnRail(scene.Run.Target));
        Assert.True(player.Point(TouchKind.Down, x, y, SceneRules.Wide));
        (x, y) = layout.At(layout.Last, layout.OnRail(0.2));
        player.Point(TouchKind.Move, x, y, SceneRules.Wide);
        player.Point(TouchKind.Up, x, y, SceneRules.Wide);
        Assert.Equal(0.2, scene.Run.Target, 1e-9);
    }

    [Fact]
    public void The_folded_table_is_the_mirror_of_the_picture()
    {
        Go("backpropagation/?sw=0.8&sv=0.5&sx=1&st=1&sr=0.5");
        IRenderedComponent<SmallestStage> stage = Render<SmallestStage>();
        double h = Sigmoid(0.5), o = Sigmoid(0.8 * h), delta = o - 1, hiddenDelta = 0.8 * delta * h * (1 - h);
        double w = 0.8 - (0.5 * delta * h), v = 0.5 - (0.5 * hiddenDelta);
        Assert.Equal(
            new[] { h, o, delta, 0.8 * delta, hiddenDelta, delta * h, hiddenDelta, w, v, Sigmoid(w * Sigmoid(v)) }.Select(number => Numbers.Fixed(number)),
            stage.FindAll("tbody b").Select(b => b.TextContent));
        stage.FindAll("form input")[2].Change("2");
        stage.Find("form").Submit();
        Assert.Equal(Numbers.Fixed(Sigmoid(2 * h)), stage.FindAll("tbody b")[1].TextContent);
        Assert.Contains("sw=2", Uri);
        stage.Find("button.quiet:not([data-stage-back]):not([data-stage-forward]):not([data-stage-present])").Click();
        Assert.DoesNotContain("sw=", Uri);
    }

    [Fact]
    public void The_table_names_shapes_and_lines()
    {
        IRenderedComponent<SmallestStage> stage = Render<SmallestStage>();
        Assert.Equal(["hiddenWeights", "image", "hidden", "outputWeights", "hidden", "output"], stage.FindAll(".shape").Select(shape => shape.GetAttribute("data-term")));
        foreach (string term in new[] { "hidden", "output", "outputDelta", "hiddenDelta", "outputWeights", "hiddenWeights" })
        {
            Assert.NotEmpty(stage.FindAll($"tbody [data-term~={term}]"));
            Assert.NotEmpty(stage.FindAll($".code-pane [data-term={term}]"));
        }
    }
}
