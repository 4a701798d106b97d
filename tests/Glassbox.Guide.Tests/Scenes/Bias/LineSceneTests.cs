using Bunit;
using Glassbox.Guide.Scenes.Bias;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Tests.Stages;
using Glassbox.Guide.Widgets;
using Glassbox.Reference;

namespace Glassbox.Guide.Tests.Scenes.Bias;

public sealed class LineSceneTests : SceneTests<LineScene>
{
    private readonly LineScene scene = new();

    private protected override LineScene Made => scene;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Without_a_bias_it_keeps_them_too(bool isNarrow)
    {
        StageArea stage = isNarrow ? SceneRules.Narrow : SceneRules.Wide;
        scene.Begin(LineScene.First, hasBias: false);
        SceneRules.IsPure(scene, stage);
        SceneRules.IsWhole(scene, stage);
    }

    [Theory]
    [InlineData(2, -1, 0)]
    [InlineData(-12, -12, 12)]
    public void Training_with_a_bias_parts_the_clouds(double weight1, double weight2, double bias) =>
        Assert.Equal(0, Cloud.Wrong(new LineRun(new Line(weight1, weight2, bias), hasBias: true).End));

    [Fact]
    public void Training_without_a_bias_cannot()
    {
        var run = new LineRun(new Line(2, -1, 5), hasBias: false);
        for (int seen = 0; seen <= LineRun.Steps; seen++)
        {
            Assert.Equal(0, run.At(seen).Bias);
            Assert.True(Cloud.Wrong(run.At(seen)) >= Cloud.FewestWrongThroughOrigin);
        }
    }

    [Fact]
    public void Every_point_pulls_as_it_does_in_the_twin()
    {
        var start = new Line(0.5, -1, 0.25);
        var run = new LineRun(start, hasBias: true);
        ReferenceNetwork twin = ReferenceNetwork.From(start.ToNeuron());
        for (int step = 0; step < 200; step++)
        {
            CloudPoint point = Cloud.Points[LineRun.PointOf(step)];
            twin.Learn([point.X, point.Y], [point.Kind], optimizer: new Sgd { LearningRate = LineRun.LearningRate });
            Line line = run.At(step + 1);
            Assert.Equal(twin.Weights[0].Values[0], line.Weight1, 1e-4);
            Assert.Equal(twin.Weights[0].Values[1], line.Weight2, 1e-4);
            Assert.Equal(twin.Biases[0].Values[0], line.Bias, 1e-4);
        }
    }

    [Fact]
    public void No_line_through_the_origin_is_better_than_the_best()
    {
        int fewest = Enumerable.Range(0, 3_600).Min(i => Cloud.Wrong(new Line(Math.Cos(i * Math.PI / 1_800), Math.Sin(i * Math.PI / 1_800), 0)));
        Assert.Equal(fewest, Cloud.FewestWrongThroughOrigin);
        Assert.Equal(fewest, Cloud.Wrong(scene.At(LineTimes.Claims + 1))); // where the sentence that says so rests
    }

    [Fact]
    public void It_shows_the_numbers_of_its_line()
    {
        foreach (double t in new[] { LineTimes.Turns, LineTimes.TurnsOn, LineTimes.Races, LineTimes.Slides, LineTimes.Yours })
        {
            Line line = scene.At(t);
            foreach (StageArea stage in new[] { SceneRules.Wide, SceneRules.Narrow })
            {
                IReadOnlyList<string> texts = SceneRules.Texts(scene, t, stage);
                Assert.Contains(Numbers.Fixed(Cloud.Wrong(line), 0), texts);
                foreach (double number in new[] { line.Weight1, line.Weight2, line.Bias }) Assert.Contains(Numbers.Fixed(number, 1), texts);
            }
        }

        Assert.Equal(0, scene.At(LineTimes.Frees).Bias);
        Assert.Equal(scene.Run.End, scene.At(LineTimes.Learned));
        Assert.Contains("No point is on the wrong side.", SceneRules.Texts(scene, LineTimes.Learned + 0.5, SceneRules.Wide));
    }

    [Fact]
    public void The_first_points_pull_one_by_one_as_far_as_their_answers_are_off()
    {
        for (int step = 0; step < LineTimes.Slowly; step++)
        {
            CloudPoint point = Cloud.Points[LineRun.PointOf(step)];
            double answer = scene.Run.At(step).ToNeuron().Predict([point.X, point.Y])[0];
            Assert.Contains($"off by {Numbers.Fixed(Math.Abs(answer - point.Kind), 2)}", SceneRules.Texts(scene, LineTimes.Trains + step + 0.4, SceneRules.Wide));
        }
    }

    [Fact]
    public void A_hand_slides_it_by_its_bias_and_time_takes_it_back()
    {
        (StagePlayer player, LineLayout layout) = At(LineTimes.Slides);
        Line line = scene.At(LineTimes.Slides);
        Area grip = player.Painter.Hits.Last(hit => hit.Id == 2).Area;
        Drag(player, grip.CenterX, grip.CenterY, grip.CenterX + 40, grip.CenterY - 30);
        Assert.Equal((line.Weight1, line.Weight2), (scene.Shown.Weight1, scene.Shown.Weight2));
        (double x, double y) = (layout.Input1(grip.CenterX + 40), layout.Input2(grip.CenterY - 30)); // the line passes where the finger is
        Assert.Equal(0, scene.Shown.Sum(x, y), 1e-9);
        player.Seek(LineTimes.Slides + 0.01);
        Assert.Null(scene.Hand);
    }

    [Fact]
    public void A_hand_turns_it_by_its_weights()
    {
        (StagePlayer player, LineLayout layout) = At(LineTimes.Slides);
        Line line = scene.At(LineTimes.Slides);
        (double x, double y) = line.Nearest(0.78, 0.51);
        Area grip = player.Painter.Hits.Last(hit => hit.Id == 1).Area;
        Drag(player, grip.CenterX, grip.CenterY, grip.CenterX + 50, grip.CenterY + 50);
        Assert.Equal(line.Steepness, scene.Shown.Steepness, 1e-9);
        Assert.Equal(0, scene.Shown.Sum(x, y), 1e-9);
        Assert.Equal(0, scene.Shown.Sum(layout.Input1(grip.CenterX + 50), layout.Input2(grip.CenterY + 50)), 1e-9);
    }

    [Fact]
    public void The_pin_goes_out_and_in_again()
    {
        (StagePlayer player, LineLayout layout) = At(LineTimes.TurnsOn);
        for (int tap = 1; tap <= 2; tap++)
        {
            player.Point(TouchKind.Down, layout.X(0), layout.Y(0), SceneRules.Wide);
            player.Point(TouchKind.Up, layout.X(0), layout.Y(0), SceneRules.Wide);
            Assert.Equal(tap == 1, scene.HasBias);
        }

        scene.Handles[2].Write(-1.5);
        Assert.Equal((true, -1.5), (scene.HasBias, scene.Shown.Bias));
        scene.Take(scene.Shown, hasBias: false);
        Assert.Equal(0, scene.Shown.Bias);
    }

    [Fact]
    public void Keys_ask_from_point_to_point_from_left_to_right()
    {
        CloudPoint[] points = [.. Cloud.Points.OrderBy(point => point.X)];
        var player = new StagePlayer(scene);
        player.Seek(LineTimes.Slides);
        player.Draw(SceneRules.Wide);
        Handle handle = scene.Handles[3];
        Assert.Equal(points.Length - 1, handle.Maximum);
        foreach (int place in new[] { 0, 3, points.Length - 1 })
        {
            handle.Write(place);
            Assert.Equal(place, handle.Read());
            double answer = scene.Shown.ToNeuron().Predict([points[place].X, points[place].Y])[0];
            string told = scene.Readings(LineTimes.Slides).Single(reading => reading.Name == "Point").Value;
            Assert.Contains($"at {Numbers.Fixed(points[place].X, 2)}, {Numbers.Fixed(points[place].Y, 2)}:", told);
            Assert.Contains($"answer {Numbers.Fixed(answer, 2)}, right", told);
        }
    }

    [Fact]
    public void Without_weights_there_is_no_line_and_still_a_picture()
    {
        scene.Take(new Line(0, 0, -1), hasBias: true);
        SceneRules.IsWhole(scene, SceneRules.Wide);
        Assert.Equal(Cloud.Points.Count / 2, Cloud.Wrong(scene.Shown));
    }

    [Fact]
    public void What_was_trained_from_where_is_in_the_address()
    {
        Go("bias/?own=line&u=-3&v=4.5&c=0.5");
        IRenderedComponent<LineStage> stage = Render<LineStage>();
        Assert.Equal("-3", stage.Find("input[aria-label='Weight 1']").GetAttribute("value"));
        stage.Find(".stage-transport > button:not(.quiet):not(.stage-play)").Click();
        UntilAddressHas("own=run");
        IReadOnlyList<Reading> before = [.. Scene(stage).Readings(LineTimes.Learned)];
        Assert.Equal(before, Scene(Render<LineStage>()).Readings(LineTimes.Learned));
        Assert.Equal(new LineRun(new Line(-3, 4.5, 0.5), hasBias: true).End, Scene(stage).At(LineTimes.Learned));

        static LineScene Scene(IRenderedComponent<LineStage> of) => (LineScene)of.FindComponent<StageView>().Instance.Scene;
    }

    private (StagePlayer Player, LineLayout Layout) At(double t)
    {
        var player = new StagePlayer(scene);
        player.Seek(t);
        player.Draw(SceneRules.Wide);
        return (player, new LineLayout(SceneRules.Wide));
    }

    private static void Drag(StagePlayer player, double x0, double y0, double x1, double y1)
    {
        Assert.True(player.Point(TouchKind.Down, x0, y0, SceneRules.Wide));
        player.Point(TouchKind.Move, x1, y1, SceneRules.Wide);
        player.Point(TouchKind.Up, x1, y1, SceneRules.Wide);
    }
}
