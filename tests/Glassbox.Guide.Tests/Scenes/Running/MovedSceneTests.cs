using Bunit;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Scenes.Running;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Tests.Stages;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Glassbox.Guide.Tests.Scenes.Running;

public sealed class MovedSceneTests : SceneTests<MovedScene>
{
    private const int Digit = 2; // a 1

    private protected override MovedScene Made => Scene();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, -2)]
    [InlineData(-8, 8)]
    public void The_answer_at_each_place_is_the_networks(int right, int down)
    {
        MovedScene scene = Scene();
        scene.Take(new(right, down));
        NetworkReading reading = new NetworkReader(Initial).Read(Shifted.From(Pixels, right, down));
        IReadOnlyList<string> texts = SceneRules.Texts(scene, scene.Duration, SceneRules.Wide);
        Assert.Contains($"It says {reading.Answer}", texts);
        foreach (double output in reading.Outputs) Assert.Contains(Numbers.Fixed(output, 3), texts);
        int known = Enumerable.Range(0, 289).Count(i => new NetworkReader(Initial).Read(Shifted.From(Pixels, (i % 17) - 8, (i / 17) - 8)).Answer == 1);
        Assert.Contains($"right at {known} of 289 places", texts);
        Assert.Equal($"{known} of 289 places", scene.Readings(0).Single(reading => reading.Name == "Right at").Value);
    }

    [Fact]
    public void The_walk_comes_to_every_place_once()
    {
        MovedScene scene = Scene();
        HashSet<(int, int)> places = [];
        for (double t = MovedScene.Walks + 0.8; t <= MovedScene.Walked; t += 0.0005) places.Add(((int)Math.Round(scene.At(t).Right), (int)Math.Round(scene.At(t).Down)));
        Assert.Equal(289, places.Count);
    }

    [Fact]
    public void The_digit_is_dragged_and_a_place_of_the_map_is_tapped()
    {
        MovedScene scene = Scene();
        var player = new StagePlayer(scene);
        player.Seek(scene.Duration);
        player.Draw(SceneRules.Wide);
        var layout = new MovedLayout(SceneRules.Wide);
        (double x, double y) = (layout.Picture.CenterX, layout.Picture.CenterY);
        Assert.True(player.Point(TouchKind.Down, x, y, SceneRules.Wide));
        player.Point(TouchKind.Move, x - (2.2 * layout.Pixel), y + (3.1 * layout.Pixel), SceneRules.Wide);
        player.Point(TouchKind.Up, x - (2.2 * layout.Pixel), y + (3.1 * layout.Pixel), SceneRules.Wide);
        Assert.Equal(new MovedScene.Move(2, 3), scene.Hand); // it began four pixels to the right
        Assert.True(player.Point(TouchKind.Down, layout.Map.X + (0.5 * layout.Place), layout.Map.Y + (16.5 * layout.Place), SceneRules.Wide));
        Assert.Equal(new MovedScene.Move(-8, 8), scene.Hand);
        player.Point(TouchKind.Up, 0, 0, SceneRules.Wide);
        player.Seek(0);
        Assert.Null(scene.Hand);
    }

    [Fact]
    public void Place_digit_and_centering_stand_in_the_address()
    {
        Go("running/?d=61&dx=3&dy=-2&again=1");
        IRenderedComponent<MovedStage> stage = Render<MovedStage>();
        var scene = (MovedScene)stage.FindComponent<StageView>().Instance.Scene;
        Assert.Equal(new MovedScene.Move(3, -2), scene.Hand);
        byte[] moved = Shifted.From([.. Digits.All.Test.Pixels(61)], 3, -2);
        byte[] centered = [.. DigitImage.From(moved, 28, 28, new DigitImageOptions { Invert = false, Clean = false, Scale = false }).Picture.Pixels];
        Assert.Equal($"{new NetworkReader(Initial).Read(centered).Answer}", scene.Readings(0).Single(reading => reading.Name == "The network says").Value);
        stage.FindAll("input.stage-handle")[1].Input("5");
        Assert.Contains("dy=5", Uri);
    }

    private byte[] Pixels => Services.GetRequiredService<IDigits>().Pixels(DigitSet.Test, Digit);

    private MovedScene Scene()
    {
        var reader = new NetworkReader(Initial);
        return new(Pixels, new(1, [.. Enumerable.Range(0, MovedScene.Places).Select(place => reader.Read(Shifted.From(Pixels, (place % 17) - 8, (place / 17) - 8)).Outputs)]));
    }
}
