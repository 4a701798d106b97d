using Glassbox.Guide.Code;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Scenes.Basics;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Tests.Stages;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Worker;
using Glassbox.Reference;

namespace Glassbox.Guide.Tests.Scenes.Basics;

public sealed class NeuronSceneTests : SceneTests<NeuronScene>
{
    private static readonly LibraryDigits All = new(Digits.All);
    private static readonly Lazy<Network> Trained = new(() => new Networks(All, new Engine(new LocalEngineRoom(Digits.All))).Trained!);
    private readonly NeuronScene scene = new(Trained.Value, All);

    private protected override NeuronScene Made => scene;

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
    public void Its_parts_tell_their_numbers_and_their_lines()
    {
        const int input = 31, product = 34, neuron = 36, picture = 37;
        var twin = new OpenNeuron([0.9, 0.5, 0.8], [2.6, -2.2, 0.5]);
        IReadOnlyList<string> texts = SceneRules.Pointed(scene, 8.4, SceneRules.Wide, input);
        Assert.Contains("input 2", texts);
        Assert.Contains("−2.20", texts);
        texts = SceneRules.Pointed(scene, 8.4, SceneRules.Narrow, product);
        Assert.Contains("product 2", texts);
        Assert.Contains(Numbers.Fixed(twin.Products[1], 3), texts);
        Assert.Contains(CodeMarkers.DotSum.Code, string.Join(' ', texts), StringComparison.Ordinal);
        texts = SceneRules.Pointed(scene, 8.4, SceneRules.Wide, neuron);
        Assert.Contains("+" + Numbers.Fixed(twin.Sum, 3), texts);
        Assert.Contains(Numbers.Fixed(twin.Activation, 3), texts);
        Assert.Contains(CodeMarkers.Sigmoid.Code, string.Join(' ', texts), StringComparison.Ordinal);

        var examples = new NeuronExamples(ReferenceNetwork.From(Trained.Value), All);
        texts = SceneRules.Pointed(scene, 17, SceneRules.Wide, picture);
        int pixel = int.Parse(texts.Single(text => text.StartsWith("pixel ", StringComparison.Ordinal))[6..], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains((examples.Weights[pixel] > 0 ? "+" : "") + Numbers.Fixed(examples.Weights[pixel], 3), texts);
        Assert.Contains(Numbers.Fixed(examples.High.Pixels[pixel] / 255.0, 3), texts);
    }

    [Fact]
    public void The_readers_digit_can_be_tried_beside_the_others()
    {
        byte[] ink = [.. Digits.All.Training.Pixels(17)];
        var scene = new NeuronScene(Trained.Value, All, new Subject(ink, 8));
        double sum = new Passing(ReferenceNetwork.From(Trained.Value), DigitsExtensions.Scaled(ink)).HiddenSums[scene.Neuron];
        scene.Handles[3].Write(11);
        IReadOnlyList<string> texts = SceneRules.Texts(scene, 22, SceneRules.Narrow);
        Assert.Contains("yours", texts);
        Assert.Contains($"sum {Numbers.Fixed(sum, 1)}", texts);
        SceneRules.StaysInside(scene);
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
