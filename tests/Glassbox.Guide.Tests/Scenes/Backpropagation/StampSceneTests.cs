using Glassbox.Guide.Lab;
using Glassbox.Guide.Scenes.Backpropagation.Stamps;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Tests.Stages;
using Glassbox.Guide.Tests.Scenes.Training;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Worker;
using Glassbox.Reference;

namespace Glassbox.Guide.Tests.Scenes.Backpropagation;

public sealed class StampSceneTests(WholeRun run) : SceneTests<StampScene>, IClassFixture<WholeRun>
{
    private readonly StampScene scene = new(run.Networks.Recording);

    private protected override StampScene Made => scene;

    [Fact]
    public void A_stamp_is_minus_the_twins_gradient_and_lands_as_the_twins_change()
    {
        var digits = new LibraryDigits(Digits.All);
        ReferenceNetwork twin = ReferenceNetwork.From(run.Networks.Initial);
        var data = new StampData(run.Networks.Recording);
        for (int digit = 0; digit < StampData.Digits; digit++)
        {
            double[] before = [.. twin.Weights[0].Values];
            Trace trace = twin.Learn(digits.Image(DigitSet.Training, digit), DigitsExtensions.OneHot(digits.Label(DigitSet.Training, digit)));
            double[] gradients = trace["hidden weight gradients"].Values;
            for (int j = 0; j < 20; j++)
            {
                for (int p = 0; p < 784; p++)
                {
                    Assert.Equal(-gradients[(j * 784) + p], data.Change(digit, j, p), 1e-12);
                    Assert.Equal(twin.Weights[0][j, p] - before[(j * 784) + p], StampData.Rate * data.Change(digit, j, p), 1e-9);
                }
            }
        }
    }

    [Fact]
    public void Three_crossings_show_their_product()
    {
        RecordedStep step = run.Networks.Recording.Steps[0];
        List<Reading> readings = [.. scene.Readings(StampClock.Sweep - 0.05)];
        Assert.Equal(3, readings.Count);
        IReadOnlyList<string> texts = SceneRules.Texts(scene, StampClock.Sweep - 0.05, SceneRules.Wide);
        foreach (Reading reading in readings)
        {
            string[] words = reading.Name.Split(' ', ',');
            (int j, int p) = (int.Parse(words[1]), int.Parse(words[4]));
            Assert.Contains($"{Numbers.Fixed(-step.HiddenDelta[j], 3)} × ", texts);
            Assert.Contains($"{Numbers.Fixed(step.Image[p], 2)} = ", texts);
            Assert.Contains(Numbers.Fixed(-step.HiddenDelta[j] * step.Image[p], 3), texts);
        }
    }

    [Fact]
    public void A_cell_of_the_stamped_table_tells_its_product()
    {
        var player = new StagePlayer(scene);
        player.Seek(StampClock.Roll - 0.2);
        player.Draw(SceneRules.Wide);
        var layout = new StampLayout(SceneRules.Wide, 20);
        const int Row = 12, Pixel = 406;
        player.Point(TouchKind.Hover, layout.TableX + ((Pixel + 0.5) * layout.TableWidth / 784), layout.RowTop + ((Row + 0.5) * layout.RowHeight), SceneRules.Wide);
        RecordedStep step = run.Networks.Recording.Steps[0];
        IReadOnlyList<string> texts = SceneRules.Texts(scene, StampClock.Roll - 0.2, SceneRules.Wide);
        Assert.Contains($"neuron {Row}, pixel {Pixel}", texts);
        Assert.Contains(texts, text => text.TrimStart('+') == Numbers.Fixed(-step.HiddenDelta[Row], 4));
        Assert.Contains(texts, text => text.TrimStart('+') == Numbers.Fixed(-step.HiddenDelta[Row] * step.Image[Pixel], 4));
        SceneRules.AllocatesNothing(scene, SceneRules.Wide);
        player.Point(TouchKind.Leave, 0, 0, SceneRules.Wide);
        Assert.DoesNotContain($"neuron {Row}, pixel {Pixel}", SceneRules.Texts(scene, StampClock.Roll - 0.2, SceneRules.Wide));
    }

    [Fact]
    public void Under_each_tile_stands_minus_the_blame_of_its_neuron()
    {
        for (int digit = 0; digit < StampData.Digits; digit++)
        {
            double t = digit == 0 ? StampClock.Next - 0.2 : StampClock.Comes(digit) + 1.3;
            IReadOnlyList<string> texts = SceneRules.Texts(scene, t, SceneRules.Wide);
            foreach (double delta in run.Networks.Recording.Steps[digit].HiddenDelta)
                Assert.Contains(texts, text => text.TrimStart('+') == Numbers.Fixed(-delta, 3));
        }

        Assert.Contains(Numbers.Count(180_000), SceneRules.Texts(scene, scene.Duration, SceneRules.Wide));
    }

    [Fact]
    public void It_waits_for_what_has_not_been_learned_yet()
    {
        var early = new Recording(new FirstDigits(100), run.Networks.Initial);
        Assert.True(StampScene.CanShow(early));
        Assert.Equal(StampClock.When(StampData.Digits), new StampScene(early).Ready);
        Assert.False(StampScene.CanShow(new Recording(new FirstDigits(3), run.Networks.Initial)));
        Assert.Equal(scene.Duration, scene.Ready);
    }
}
