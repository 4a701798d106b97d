using Bunit;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Scenes.Backpropagation;
using Glassbox.Guide.Scenes.Backpropagation.Proof;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Tests.Stages;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Worker;
using Glassbox.Reference;
using Microsoft.Extensions.DependencyInjection;

namespace Glassbox.Guide.Tests.Scenes.Backpropagation;

public sealed class ProbeSceneTests : SceneTests<ProbeScene>
{
    private SampleStep Step(int digit) => new(ReferenceNetwork.From(Initial), Image(DigitSet.Training, digit), Digits.All.Training.Label(digit));

    private protected override ProbeScene Made => new ProbeScene(Step(0));

    [Fact]
    public void A_weight_of_the_outputs_keeps_the_rules_too() => SceneRules.Hold(new ProbeScene(Step(0), 15_750), SceneRules.Wide);

    [Theory]
    [InlineData(300)]
    [InlineData(8_139)]
    [InlineData(15_684)]
    [InlineData(15_750)]
    [InlineData(15_905)]
    public void Cost_and_slope_are_the_twins_wherever_the_parameter_is_moved(int parameter)
    {
        SampleStep step = Step(3);
        var place = ParameterPlace.At(step.Network, parameter);
        var curve = new CostCurve(step, place);
        var squared = new CostCurve(step, place, isSquared: true);
        for (double value = -4; value <= 4; value += 0.37)
        {
            ReferenceNetwork moved = step.Network.Clone();
            place.In(moved) = value;
            Assert.Equal(moved.Cost(step.Image, step.Targets, Loss.BinaryCrossEntropy), curve.Cost(value), 1e-11);
            Assert.Equal(moved.Cost(step.Image, step.Targets, Loss.MeanSquaredError), squared.Cost(value), 1e-11);
            Assert.Equal(place.GradientIn(new SampleStep(moved, step.Image, step.Label)), curve.Slope(value), 1e-12);
        }
    }

    [Fact]
    public void Both_slopes_stand_side_by_side_and_agree_where_it_is_near()
    {
        SampleStep step = Step(0);
        var scene = new ProbeScene(step);
        double formula = scene.Place.GradientIn(step);
        Assert.Equal(step.WeightGradients(0).Values.Max(Math.Abs), Math.Abs(formula), 1e-15);
        IReadOnlyList<string> texts = SceneRules.Texts(scene, ProbeClock.Close + 0.5, SceneRules.Wide);
        Assert.Contains(Numbers.Fixed(formula, 9), texts);
        double measured = Measured(step, scene.Place, Loss.BinaryCrossEntropy, 1e-4);
        Assert.Contains(texts, text => double.TryParse(text.Replace('−', '-'), System.Globalization.CultureInfo.InvariantCulture, out double shown) && Math.Abs(shown - measured) < 2e-9);
        Assert.Contains(texts, text => text is "agree to 8 decimals" or "agree to 9 decimals");
        Assert.Contains(SceneRules.Texts(scene, ProbeClock.Rounded, SceneRules.Wide), text => text is "agree to 0 decimals" or "agree to 1 decimal" or "agree to 2 decimals" or "agree to 3 decimals");
    }

    [Fact]
    public void The_programs_formula_is_not_the_slope_of_the_squared_error()
    {
        SampleStep step = Step(0);
        var scene = new ProbeScene(step, isSquared: true);
        Reading[] told = [.. scene.Readings(ProbeClock.Close + 0.5)];
        Assert.Equal(Numbers.Brief(scene.Place.GradientIn(step)), told.Single(reading => reading.Name == "Slope by formula").Value);
        double measured = Measured(step, scene.Place, Loss.MeanSquaredError, 1e-4);
        Assert.Equal(measured, new SampleStep(step.Network, step.Image, step.Label, Loss.MeanSquaredError).WeightGradients(0).Values[(scene.Place.To * 784) + scene.Place.From], 1e-7);
        Assert.NotInRange(scene.Place.GradientIn(step) / measured, 0.5, 1.5);
        Assert.Contains(SceneRules.Texts(scene, ProbeClock.Close + 0.5, SceneRules.Wide), text => text is "agree to 0 decimals" or "agree to 1 decimal");
    }

    [Fact]
    public void Another_network_is_looked_into_with_all_its_neurons()
    {
        var wide = new Network(NetworkFactory.Shape(32), 5);
        Services.GetRequiredService<Networks>().Use(new SavedModel(wide), "from a test");
        Go("backpropagation/proof/?probe-net=trained&probe=25200&probe-cost=squared");
        var scene = (ProbeScene)Render<ProbeStage>().FindComponent<StageView>().Instance.Scene;
        Assert.Equal(25_200, scene.Place.NumberIn(ReferenceNetwork.From(wide)));
        Assert.Equal(wide.Architecture.ParameterCount - 1, scene.Handles[2].Maximum);
        Assert.Contains("Squared error", scene.Readings(0).Select(reading => reading.Name));
    }

    [Fact]
    public void The_point_is_dragged_on_the_curve_and_a_tap_puts_another_weight_under_it()
    {
        var scene = new ProbeScene(Step(0));
        var player = new StagePlayer(scene);
        player.Seek(scene.Duration);
        player.Draw(SceneRules.Wide);
        var layout = new ProbeLayout(SceneRules.Wide);
        double before = scene.Handles[0].Read();
        (double x, double y) = Enumerable.Range(0, 900).Select(i => (layout.Plot.CenterX, layout.Plot.Y + i)).First(at => player.HitAt(at.CenterX, at.Item2) == 0);
        Assert.True(player.Point(TouchKind.Down, x, y, SceneRules.Wide));
        player.Point(TouchKind.Move, x + (layout.Plot.Width / 5), y, SceneRules.Wide); // a fifth of five units
        player.Point(TouchKind.Up, x + (layout.Plot.Width / 5), y, SceneRules.Wide);
        Assert.Equal(before + 1, scene.Handles[0].Read(), 1e-9);
        Assert.Contains(Numbers.Fixed(before + 1, 3), SceneRules.Texts(scene, scene.Duration, SceneRules.Wide));

        double cell = layout.Weights.Width / 28;
        Assert.True(player.Point(TouchKind.Down, layout.Weights.X + (13.5 * cell), layout.Weights.Y + (9.5 * cell), SceneRules.Wide));
        Assert.Equal((9 * 28) + 13, scene.Place.From);
        player.Point(TouchKind.Up, layout.Weights.X + (13.5 * cell), layout.Weights.Y + (9.5 * cell), SceneRules.Wide);
        player.Seek(10);
        Assert.Equal(scene.Handles[0].Read(), new CostCurve(Step(0), scene.Place).Value, 1e-9);
    }

    [Fact]
    public void It_opens_with_the_digit_and_the_weights_large_and_a_cell_marked_in_both()
    {
        var scene = new ProbeScene(Step(0));
        foreach (StageArea stage in SceneRules.All)
        {
            SeenMark[] marks = [.. SeenMarks.Of(SceneRules.Frame(scene, scene.Opening, stage), stage, 0.5)], pictures = [.. marks.Where(mark => mark.Kind is Mark.Picture)];
            Assert.Equal(2, pictures.Length);
            foreach (SeenMark picture in pictures)
            {
                double cell = picture.Area.Width / 28, x = picture.Area.X + (((scene.Place.From % 28) + 0.5) * cell), y = picture.Area.Y + (((scene.Place.From / 28) + 0.5) * cell);
                Assert.True(picture.Area.Width > 0.3 * Math.Min(stage.Width, stage.Height), $"{stage}: {picture}");
                Assert.Contains(marks, mark => mark.Kind is Mark.Frame && mark.Area.Width < picture.Area.Width / 4 && Math.Abs(mark.Area.CenterX - x) < 1 && Math.Abs(mark.Area.CenterY - y) < 1);
            }
        }
    }

    [Fact]
    public void The_parameter_stands_in_the_address()
    {
        Go("backpropagation/proof/?probe=321");
        IRenderedComponent<ProbeStage> stage = Render<ProbeStage>();
        var scene = (ProbeScene)stage.FindComponent<StageView>().Instance.Scene;
        Assert.Equal(new ParameterPlace(0, 0, 321), scene.Place);
        stage.FindAll("input.stage-handle")[2].Input("15750");
        Assert.Equal(15_750, scene.Place.NumberIn(ReferenceNetwork.From(Initial)));
        Assert.Contains("probe=15750", Uri);
    }

    private static double Measured(SampleStep step, ParameterPlace place, Loss loss, double epsilon)
    {
        ReferenceNetwork probe = step.Network.Clone();
        double value = place.In(probe);
        return (At(value + epsilon) - At(value - epsilon)) / (2 * epsilon);

        double At(double moved)
        {
            place.In(probe) = moved;
            return probe.Cost(step.Image, step.Targets, loss);
        }
    }
}
