using Glassbox.Guide.Lab;
using Glassbox.Guide.Scenes.Cost;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Tests.Stages;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Worker;
using Glassbox.Reference;

namespace Glassbox.Guide.Tests.Scenes.Cost;

public sealed class DownhillSceneTests : SceneTests<DownhillScene>
{
    private static readonly LibraryDigits All = new(Digits.All);
    private static readonly Lazy<Network> Trained = new(() => new Networks(All, new Engine(new LocalEngineRoom(Digits.All))).Trained!);
    private readonly DownhillScene scene = new(Trained.Value, All);

    private protected override DownhillScene Made => scene;

    private DownhillData Data => scene.Data;

    [Fact]
    public void Untrained_and_small_networks_have_a_picture_too()
    {
        foreach (int hidden in new[] { 2, 20, 64 })
        {
            var other = new DownhillScene(new Network(NetworkFactory.Shape(hidden), 1), All);
            SceneRules.IsWhole(other, SceneRules.Wide);
            Assert.InRange(other.Data.Start, other.Data.Least, other.Data.Lowest);
            Assert.InRange(other.Data.Far, other.Data.Least, other.Data.Start);
            Assert.True(other.Rates[0] < other.Rates[1] && other.Rates[1] < other.Rates[2]);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Its_costs_are_the_twins(int kind)
    {
        foreach ((double first, double second) in new[] { (Data.Start, Data.SecondWeight), (Data.Far, Data.SecondWeight), (Data.Lowest, Data.SecondWeight - 4), (Data.Most, Data.SecondWeight + 9) })
        {
            ReferenceNetwork twin = ReferenceNetwork.From(Trained.Value);
            twin.Weights[1][Data.Output, Data.FirstFrom] = first;
            twin.Weights[1][Data.Output, Data.SecondFrom] = second;
            double expected = 0;
            for (int i = 0; i < DownhillData.Asked; i++)
            {
                double output = twin.Predict(All.Image(DigitSet.Training, i))[Data.Output], wanted = All.Label(DigitSet.Training, i) == Data.Output ? 1 : 0;
                expected += kind == 0 ? Costs.Squared(output, wanted) : Costs.CrossEntropy(output, wanted);
            }

            Assert.Equal(expected, Data.At(kind, first, second, out _, out _), 1e-4 * Math.Max(1, expected)); // hidden activations in single precision
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Its_slopes_are_those_of_its_costs(int kind)
    {
        const double Epsilon = 1e-5;
        foreach ((double first, double second) in new[] { (Data.Start, Data.SecondWeight), (Data.Far, Data.SecondWeight), (Data.Lowest + 3, Data.SecondWeight - 4) })
        {
            Data.At(kind, first, second, out double slope1, out double slope2);
            double At(double a, double b) => Data.At(kind, a, b, out _, out _);
            Assert.Equal((At(first + Epsilon, second) - At(first - Epsilon, second)) / (2 * Epsilon), slope1, 1e-6);
            Assert.Equal((At(first, second + Epsilon) - At(first, second - Epsilon)) / (2 * Epsilon), slope2, 1e-6);
        }
    }

    [Fact]
    public void It_shows_the_cost_and_the_slope_of_where_the_ball_stands()
    {
        foreach ((double t, double weight) in new[] { (DownhillTimes.Leans, Data.Most), (DownhillTimes.Creeps, Data.Start) })
        {
            double cost = Data.At(0, weight, Data.SecondWeight, out double slope, out _);
            foreach (StageArea stage in new[] { SceneRules.Wide, SceneRules.Narrow })
            {
                IReadOnlyList<string> texts = SceneRules.Texts(scene, t, stage);
                Assert.Contains($"cost {Numbers.Fixed(cost, 1)}", texts);
                if (t >= DownhillTimes.Creeps) Assert.Contains($"slope {Numbers.Fixed(slope, Math.Abs(slope) < 0.1 ? 2 : 1)}", texts);
            }
        }
    }

    [Fact]
    public void Each_rate_does_what_its_sentence_says()
    {
        double At(double weight) => Data.At(0, weight, Data.SecondWeight, out _, out _);
        double[] creep = new double[DownhillTimes.Creeping + 1], good = new double[DownhillTimes.Arriving + 1], leap = new double[DownhillTimes.Leaping + 1];
        Data.Walk(0, Data.Start, Data.Creep, creep);
        Data.Walk(0, Data.Start, Data.Good, good);
        Data.Walk(0, Data.Start, Data.Leap, leap);
        double way = Data.Lowest - Data.Start;
        Assert.True(creep[^1] < Data.Start + (0.5 * way), "It does not creep.");
        Assert.InRange(Math.Abs(good[^1] - Data.Lowest), 0, 0.2 * way);
        Assert.True(leap[1] > Data.Lowest + (0.4 * way), "It does not leap over the bottom.");
        Assert.True(At(leap[^1]) > At(good[^1]) + (0.5 * (At(Data.Start) - At(good[^1]))), "It does not leap out of the valley.");

        // Where the squared error is flat, the other cost pulls.
        double[] squared = new double[DownhillTimes.Racing + 1], entropy = new double[DownhillTimes.Racing + 1];
        Data.Walk(0, Data.Far, Data.Good * 0.3, squared);
        Data.Walk(1, Data.Far, Data.Good * 0.3, entropy);
        Assert.True(entropy[^1] - Data.Far > 5 * (squared[^1] - Data.Far));
    }

    [Fact]
    public void A_ball_that_is_dropped_walks_at_the_rate_that_was_chosen()
    {
        var player = new StagePlayer(scene);
        player.Seek(DownhillTimes.Creeps - 0.1);
        player.Draw(SceneRules.Wide);
        var layout = new DownhillLayout(SceneRules.Wide, Data);
        Area ball = player.Painter.Hits.Single(hit => hit.Id == 0).Area;
        bool isDropped = false;
        scene.Dropped += () => isDropped = true;
        double to = Data.Lowest - 3;
        scene.TakeRate(Data.Good);
        Assert.True(player.Point(TouchKind.Down, ball.CenterX, ball.CenterY, SceneRules.Wide));
        player.Point(TouchKind.Move, layout.X(to), ball.CenterY, SceneRules.Wide);
        Assert.Contains($"cost {Numbers.Fixed(Data.At(0, to, Data.SecondWeight, out _, out _), 1)}", SceneRules.Texts(scene, player.Time, SceneRules.Wide));
        player.Point(TouchKind.Up, layout.X(to), ball.CenterY, SceneRules.Wide);
        Assert.True(isDropped);
        Assert.Equal(DownhillScene.OwnTime + DownhillTimes.OwnWalk, scene.Duration);

        double[] walk = new double[DownhillTimes.Own + 1];
        Data.Walk(0, to, Data.Good, walk);
        player.Seek(scene.Duration);
        Assert.Contains(new Reading("First weight", Numbers.Fixed(walk[^1], 2)), scene.Readings(player.Time));
        SceneRules.IsPure(scene, SceneRules.Wide);
        SceneRules.AllocatesNothing(scene, SceneRules.Wide);
    }

    [Fact]
    public void The_arrows_tip_is_the_rate()
    {
        var player = new StagePlayer(scene);
        player.Seek(DownhillTimes.Creeps - 0.1);
        player.Draw(SceneRules.Wide);
        var layout = new DownhillLayout(SceneRules.Wide, Data);
        Area tip = player.Painter.Hits.Single(hit => hit.Id == 1).Area;
        Assert.True(player.Point(TouchKind.Down, tip.CenterX, tip.CenterY, SceneRules.Wide));
        player.Point(TouchKind.Move, layout.X(Data.Start + 2), tip.CenterY, SceneRules.Wide);
        Assert.Equal(2, -scene.Rate * Data.Slope(0, Data.Start), 1e-6);
    }

    [Fact]
    public void A_ball_is_dropped_anywhere_in_the_landscape()
    {
        var player = new StagePlayer(scene);
        player.Seek(DownhillTimes.Yours);
        player.Draw(SceneRules.Wide);
        var layout = new DownhillLayout(SceneRules.Wide, Data);
        (double first, double second) = (Data.FirstAt(30), Data.SecondAt(6));
        (double x, double y) = layout.Spot(first, second, Data.Height(6, 30), 1.12 * Data.Highest, 1);
        Area ball = player.Painter.Hits.Single(hit => hit.Id == 2).Area;
        player.Point(TouchKind.Down, ball.CenterX, ball.CenterY, SceneRules.Wide);
        player.Point(TouchKind.Move, x, y, SceneRules.Wide);
        player.Point(TouchKind.Up, x, y, SceneRules.Wide);
        var walk = new (double First, double Second)[DownhillTimes.Walking + 1];
        Data.Walk(first, second, Data.Good, walk);
        player.Seek(scene.Duration);
        Assert.Contains(new Reading("First weight", Numbers.Fixed(walk[^1].First, 2)), scene.Readings(player.Time));
        Assert.Contains(new Reading("Second weight", Numbers.Fixed(walk[^1].Second, 2)), scene.Readings(player.Time));
    }
}
