using Bunit;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Scenes.Cost;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Tests.Stages;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Worker;
using Glassbox.Reference;
using Microsoft.Extensions.DependencyInjection;

namespace Glassbox.Guide.Tests.Scenes.Cost;

public sealed class SquaresSceneTests : SceneTests<SquaresScene>
{
    private protected override SquaresScene Made => Of(0);

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void Its_squares_and_their_mean_are_the_twins(int digit)
    {
        SquaresScene scene = Of(digit);
        ReferenceNetwork twin = ReferenceNetwork.From(Initial);
        double[] image = Image(DigitSet.Training, digit), label = DigitsExtensions.OneHot(Digits.All.Training.Label(digit)), outputs = twin.Predict(image);
        IReadOnlyList<string> texts = SceneRules.Texts(scene, scene.Duration, SceneRules.Wide);
        for (int i = 0; i < 10; i++) Assert.Contains(Numbers.Fixed((outputs[i] - label[i]) * (outputs[i] - label[i])), texts);
        Assert.Contains(Numbers.Fixed(twin.Cost(image, label, Loss.MeanSquaredError), 5), texts);
        Assert.Contains(new Reading("Mean squared error", Numbers.Fixed(twin.Cost(image, label, Loss.MeanSquaredError), 5)), scene.Readings(0));
        Assert.Contains(new Reading("Cross-entropy", Numbers.Fixed(twin.Cost(image, label, Loss.BinaryCrossEntropy))), scene.Readings(0));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    public void Outputs_that_are_all_alike_keep_the_rules_too(double output)
    {
        SquaresScene scene = Made;
        double[] alike = new double[10];
        Array.Fill(alike, output);
        scene.Show(new byte[784], 9, alike);
        SceneRules.IsWhole(scene, SceneRules.Wide);
        SceneRules.IsWhole(scene, SceneRules.Narrow);
    }

    [Fact]
    public void The_tank_would_hold_ten_that_are_off_by_1()
    {
        foreach (StageArea stage in SceneRules.All)
        {
            var layout = new SquaresLayout(stage);
            Assert.Equal(10 * layout.Unit * layout.Unit, layout.Tank.Width * layout.Tank.Height, 1e-6);
            Area slab = layout.Slab(4, 0.25); // as large as the square that it was
            Assert.Equal(0.25 * layout.Unit * layout.Unit, slab.Width * slab.Height, 1e-6);
        }
    }

    [Fact]
    public void A_bar_is_dragged_and_the_network_s_outputs_come_back_on_demand()
    {
        IRenderedComponent<SquaresStage> stage = Render<SquaresStage>();
        StageView view = stage.FindComponent<StageView>().Instance;
        StagePlayer player = view.Player;
        string Mean() => view.Scene.Readings(0).Single(reading => reading.Name == "Mean squared error").Value;
        string before = Mean();
        player.Seek(view.Scene.Duration);
        player.Draw(SceneRules.Wide);
        var layout = new SquaresLayout(SceneRules.Wide);
        Assert.True(player.Point(TouchKind.Down, layout.X(3), layout.Y(0.4), SceneRules.Wide));
        player.Draw(SceneRules.Wide); // a still page has drawn it for rooms of its own
        player.Point(TouchKind.Move, layout.X(3), layout.Y(0.9), SceneRules.Wide);
        player.Point(TouchKind.Up, layout.X(3), layout.Y(0.9), SceneRules.Wide);
        Assert.Equal(0.9, view.Scene.Handles[3].Read());
        string dragged = Mean();
        Assert.NotEqual(before, dragged);
        Assert.Equal(dragged, ((SquaresScene)Render<SquaresStage>().FindComponent<StageView>().Instance.Scene).Readings(0).Single(reading => reading.Name == "Mean squared error").Value); // by the address
        Services.GetRequiredService<Networks>().Use(new SavedModel(new Network(NetworkFactory.Shape(20), 9)), "from a test");
        Assert.Equal(dragged, Mean()); // another network leaves it alone
        stage.WaitForElement(".stage-transport > button:not(.quiet):not(.stage-play)").Click();
        Assert.Equal(before, Mean());
    }

    private SquaresScene Of(int digit)
    {
        var scene = new SquaresScene();
        scene.Show([.. Digits.All.Training.Pixels(digit)], Digits.All.Training.Label(digit), ReferenceNetwork.From(Initial).Predict(Image(DigitSet.Training, digit)));
        return scene;
    }
}
