using Glassbox.Guide.Lab;
using Glassbox.Guide.Scenes.Basics;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Tests.Stages;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Worker;
using Glassbox.Reference;

namespace Glassbox.Guide.Tests.Scenes.Basics;

public sealed class NeuronSceneTests
{
    private static readonly LibraryDigits All = new(Digits.All);
    private static readonly Lazy<Network> Trained = new(() => new Networks(All, new Engine(new LocalEngineRoom(Digits.All))).Trained!);
    private readonly NeuronScene scene = new(Trained.Value, All);

    [Fact]
    public void It_moves_between_its_beats() => SceneRules.Moves(scene);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_keeps_the_rules_of_the_stage(bool isNarrow)
    {
        StageArea stage = isNarrow ? SceneRules.Narrow : SceneRules.Wide;
        SceneRules.IsPure(scene, stage);
        SceneRules.IsWhole(scene, stage);
        SceneRules.AllocatesNothing(scene, stage);
    }

    [Fact]
    public void Its_products_sum_and_level_are_the_twins()
    {
        var twin = new OpenNeuron([0.9, 0.5, 0.8], [2.6, -2.2, 0.5]);
        IReadOnlyList<string> texts = SceneRules.Texts(scene, 8.4, SceneRules.Wide);
        Assert.Contains($"sum {Numbers.Fixed(twin.Sum, 1)}", texts);
        Assert.Contains(Numbers.Fixed(twin.Activation, 2), texts);
        foreach (double product in twin.Products) Assert.Contains((product > 0 ? "+" : "") + Numbers.Fixed(product, 2), texts);
        Assert.Equal(twin.Sum, scene.Sum(8.4), 1e-12);
    }

    [Fact]
    public void A_weight_turned_by_hand_holds_until_time_moves()
    {
        var player = new StagePlayer(scene);
        player.Seek(8.4);
        scene.Handles[1].Write(3);
        var twin = new OpenNeuron([0.9, 0.5, 0.8], [2.6, 3, 0.5]);
        Assert.Equal(twin.Sum, scene.Sum(8.4), 1e-12);
        Assert.Contains("× 3.0", SceneRules.Texts(scene, 8.4, SceneRules.Wide));
        player.Seek(8.5);
        Assert.Equal(new OpenNeuron([0.9, 0.5, 0.8], [2.6, -2.2, 0.5]).Sum, scene.Sum(8.5), 1e-12);
    }

    [Fact]
    public void A_weight_is_dragged_on_its_line()
    {
        var player = new StagePlayer(scene);
        player.Seek(8.4);
        player.Draw(SceneRules.Wide);
        (double x, double y) = new NeuronLayout(SceneRules.Wide).Wire(1).At(0.5);
        Assert.True(player.Point(TouchKind.Down, x, y, SceneRules.Wide));
        player.Point(TouchKind.Move, x, y - 80, SceneRules.Wide); // 40 pixels for 1
        player.Point(TouchKind.Up, x, y - 80, SceneRules.Wide);
        Assert.Equal(-0.2, scene.Handles[1].Read(), 1e-9);
    }

    [Fact]
    public void Each_digit_has_the_sum_that_the_twin_has()
    {
        ReferenceNetwork twin = ReferenceNetwork.From(Trained.Value);
        var examples = new NeuronExamples(twin, All);
        Assert.True(examples.IsTold);
        Assert.InRange(examples.High.Sum, 2, 100);
        Assert.InRange(examples.Low.Sum, -100, -2);
        foreach (NeuronExample example in examples.All)
        {
            Assert.Equal(example.Sum, example.Blue + example.Orange + example.Bias, 1e-9);
            Assert.True(scene.Pressed(Numbers.Fixed(example.Label, 0)));
            IReadOnlyList<string> texts = SceneRules.Texts(scene, 22, SceneRules.Wide);
            Assert.Contains($"sum {Numbers.Fixed(example.Sum, 1)}", texts);
            Assert.Contains($"ink on blue +{Numbers.Fixed(example.Blue, 1)}", texts);
        }
    }
}
