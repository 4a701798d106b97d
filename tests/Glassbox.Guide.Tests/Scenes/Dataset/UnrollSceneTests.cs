using Bunit;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Scenes.Dataset;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Tests.Stages;
using Glassbox.Guide.Widgets;
using Microsoft.Extensions.DependencyInjection;

namespace Glassbox.Guide.Tests.Scenes.Dataset;

public sealed class UnrollSceneTests : SceneTests<UnrollScene>
{
    private readonly UnrollScene scene = new();
    private readonly byte[] pixels = [.. Digits.All.Training.Pixels(0)];

    private protected override UnrollScene Made => scene;

    public UnrollSceneTests() => Look(pixels);

    [Fact]
    public void A_picture_without_ink_and_one_full_of_it_unroll_as_well()
    {
        foreach (byte ink in new byte[] { 0, 255 })
        {
            byte[] even = new byte[784];
            Array.Fill(even, ink);
            Look(even);
            SceneRules.IsPure(scene, SceneRules.Wide);
            SceneRules.IsWhole(scene, SceneRules.Narrow);
        }
    }

    [Fact]
    public void Rows_arrive_one_below_the_other_until_all_are_there()
    {
        var times = new UnrollTimes(pixels);
        int before = 0;
        for (double t = 0; t <= UnrollTimes.Yours; t += 0.02)
        {
            int landed = times.Landed(t);
            Assert.InRange(landed, before, before + 1);
            before = landed;
        }

        Assert.Equal(28, before);
        Assert.Contains("784", SceneRules.Texts(scene, UnrollTimes.Ends + 0.01, SceneRules.Wide));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_pixel_that_is_pointed_at_tells_its_place_and_its_number(bool isScaled)
    {
        scene.IsScaled = isScaled;
        var layout = new UnrollLayout(SceneRules.Wide);
        var player = new StagePlayer(scene);
        player.Seek(UnrollTimes.Yours);
        player.Draw(SceneRules.Wide);
        foreach (int place in new[] { 0, 211, 437, 783 })
        {
            Area cell = layout.Pixel(place);
            player.Point(TouchKind.Hover, cell.CenterX, cell.CenterY, SceneRules.Wide);
            IReadOnlyList<string> texts = SceneRules.Texts(scene, player.Time, SceneRules.Wide);
            Assert.Contains($"image[{place}]", texts);
            Assert.Contains(isScaled ? Numbers.Fixed(pixels[place] / 255f, 3) : Numbers.Fixed(pixels[place], 0), texts);
            Assert.Contains($"row {place / 28}, column {place % 28}: byte {pixels[place]}", scene.Readings(player.Time).Single(reading => reading.Name == "Pixel").Value);
        }
    }

    [Fact]
    public void Neighbors_end_up_as_far_apart_as_the_sentences_say()
    {
        Assert.Contains("1 apart", SceneRules.Texts(scene, UnrollTimes.Below - 0.1, SceneRules.Wide));
        Assert.Contains("28 apart", SceneRules.Texts(scene, UnrollTimes.Yours, SceneRules.Wide));
        foreach (StageArea stage in new[] { SceneRules.Wide, SceneRules.Narrow, new StageArea(360, 400) })
            Assert.Equal(2, SceneRules.Texts(scene, UnrollTimes.Yours, stage).Count(text => text is "image[156]" or "image[184]")); // both are read
    }

    [Fact]
    public void A_hand_paints_and_the_network_answers()
    {
        scene.Pen = 255;
        bool wasAtRest = false;
        scene.Painted += isAtRest =>
        {
            Look(scene.Ink.ToArray());
            wasAtRest |= isAtRest;
        };
        var layout = new UnrollLayout(SceneRules.Wide);
        var player = new StagePlayer(scene);
        player.Seek(UnrollTimes.Yours);
        player.Draw(SceneRules.Wide);
        Area from = layout.Pixel((20 * 28) + 3), to = layout.Pixel((20 * 28) + 24);
        Assert.True(player.Point(TouchKind.Down, from.CenterX, from.CenterY, SceneRules.Wide));
        for (double x = from.CenterX; x <= to.CenterX; x += layout.Cell / 2) player.Point(TouchKind.Move, x, from.CenterY, SceneRules.Wide);
        player.Point(TouchKind.Move, -50, from.CenterY, SceneRules.Wide); // outside of it
        Assert.False(wasAtRest);
        player.Point(TouchKind.Up, -50, from.CenterY, SceneRules.Wide);
        Assert.True(wasAtRest);
        for (int column = 3; column <= 24; column++) Assert.Equal(255, scene.Ink[(20 * 28) + column]);
        NetworkReading reading = new NetworkReader(Initial).Read(scene.Ink);
        Assert.Contains(new Reading("The network says", $"{reading.Answer}, output {Numbers.Fixed(reading.Outputs[reading.Answer], 2)}"), scene.Readings(player.Time));
        Assert.NotEqual(pixels, scene.Ink.ToArray());
    }

    [Fact]
    public void Painted_pixels_are_in_the_address_until_they_are_reset()
    {
        IRenderedComponent<UnrollStage> stage = Render<UnrollStage>();
        stage.Find("input[aria-label=Pixel]").Input("5");
        stage.Find("input[aria-label='Ink of this pixel']").Input("255");
        Assert.Contains("ink=", Uri, StringComparison.Ordinal);
        Assert.Equal(255, Scene(Render<UnrollStage>()).Ink[5]);
        stage.Find(".stage-experiment > div > button").Click();
        Assert.DoesNotContain("ink=", Uri, StringComparison.Ordinal);
        Assert.Equal(pixels, Scene(stage).Ink.ToArray());

        static UnrollScene Scene(IRenderedComponent<UnrollStage> of) => (UnrollScene)of.FindComponent<StageView>().Instance.Scene;
    }

    [Fact]
    public void The_readers_own_digit_unrolls_until_it_is_put_away()
    {
        ReaderDigit reader = Services.GetRequiredService<ReaderDigit>();
        IRenderedComponent<UnrollStage> stage = Render<UnrollStage>();
        var shown = (UnrollScene)stage.FindComponent<StageView>().Instance.Scene;
        Assert.Equal(pixels, shown.Ink.ToArray());
        var drawing = new Drawing();
        drawing.Begin();
        drawing.Line(0.3, 0.2, 0.6, 0.8);
        reader.Take(drawing);
        Assert.Equal(reader.Subject!.Ink, shown.Ink.ToArray());
        Assert.Equal(reader.Subject!.Ink, ((UnrollScene)Render<UnrollStage>().FindComponent<StageView>().Instance.Scene).Ink.ToArray());
        reader.PutAway();
        Assert.Equal(pixels, shown.Ink.ToArray());
    }

    private void Look(byte[] ink) => scene.Show(ink, new NetworkReader(Initial).Read(ink), isTrainedNetwork: true);
}
