using Bunit;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Scenes.OneHot;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Tests.Stages;

namespace Glassbox.Guide.Tests.Scenes.OneHot;

public sealed class DistanceSceneTests : SceneTests<DistanceScene>
{
    private readonly DistanceScene scene = new(new LibraryDigits(Digits.All));

    private protected override DistanceScene Made => scene;

    [Theory]
    [InlineData(3, 8, 5, "1.4142")]
    [InlineData(3, 4, 1, "1.4142")]
    [InlineData(7, 7, 0, "0.0000")]
    public void Places_are_equally_far_apart(int first, int second, int ruler, string places)
    {
        scene.Choose(first, second);
        Assert.Contains(new Reading("Apart on the ruler", $"{ruler}"), scene.Readings(scene.Duration));
        Assert.Contains(new Reading("Apart as places", places), scene.Readings(scene.Duration));
        IReadOnlyList<string> texts = SceneRules.Texts(scene, scene.Duration, SceneRules.Wide);
        Assert.Equal(first == second, texts.Any(text => text.StartsWith("the same label twice", StringComparison.Ordinal)));
        Assert.Equal(first != second, texts.Contains(places));
        Assert.Equal(first == second ? (0, 0) : (1, 1), (texts.Count(text => text == "+1"), texts.Count(text => text == "−1")));
    }

    [Fact]
    public void As_places_all_pairs_are_the_root_of_2_apart()
    {
        for (int a = 0; a < 10; a++)
            for (int b = 0; b < 10; b++) Assert.Equal(a == b ? 0 : Math.Sqrt(2), scene.Places(a, b));
    }

    [Fact]
    public void Each_digit_has_one_1_and_nine_zeros()
    {
        IReadOnlyList<string> texts = SceneRules.Texts(scene, DistanceScene.Compares - 0.1, SceneRules.Wide);
        Assert.Equal(10 + 1, texts.Count(text => text == "1")); // and that of the ruler
        Assert.Equal(90 + 1, texts.Count(text => text == "0"));
    }

    [Fact]
    public void A_tap_or_a_key_chooses_and_what_was_chosen_is_in_the_address()
    {
        IRenderedComponent<DistanceStage> stage = Render<DistanceStage>();
        var shown = (DistanceScene)stage.FindComponent<StageView>().Instance.Scene;
        Assert.True(shown.Pressed("6"));
        Assert.True(shown.Pressed("2"));
        Assert.False(shown.Pressed("x"));
        Assert.Equal((6, 2), shown.Pair);
        UntilAddressHas("a=6");
        Assert.Equal((6, 2), ((DistanceScene)Render<DistanceStage>().FindComponent<StageView>().Instance.Scene).Pair);
    }
}
