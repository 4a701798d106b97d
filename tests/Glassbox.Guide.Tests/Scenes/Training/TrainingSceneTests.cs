using AngleSharp.Dom;
using Bunit;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Scenes.Training;
using Glassbox.Guide.Widgets;
using Microsoft.Extensions.DependencyInjection;

namespace Glassbox.Guide.Tests.Scenes.Training;

public sealed class TrainingSceneTests : WholeContext
{
    private static string Place(IRenderedComponent<TrainingScene> scene) => scene.Find("#run .timeline-place").TextContent;

    private static IElement Button(IRenderedComponent<TrainingScene> scene, string text) =>
        scene.FindAll(".run-buttons button").Single(button => button.TextContent.Contains(text, StringComparison.Ordinal));

    private static string At(long seen) => $"{Numbers.Count(seen)} / {Numbers.Count(180_000)}";

    private static IRenderedComponent<TrainingScene> Press(IRenderedComponent<TrainingScene> scene, string text, long end)
    {
        Button(scene, text).Click();
        scene.WaitForState(() => Place(scene) == At(end) && scene.Find("[data-play]").GetAttribute("aria-label") != "Pause");
        return scene;
    }

    [Fact]
    public void A_digit_at_a_time_it_is_the_library()
    {
        IRenderedComponent<TrainingScene> scene = Press(Render<TrainingScene>(), "1 digit", 1);
        Assert.Equal("the latest digit alone", scene.Find("#latest").TextContent);
        Press(scene, "1 digit", 2);
        var network = new Network(new Architecture([784, 20, 10]), 1);
        TrainingReport report = new Trainer(network, Digits.All.Training).Steps(1, 2).First();
        Assert.Equal(Numbers.Fixed(report.MeanSquaredError, 5), scene.Find("#error").TextContent);
        Assert.Equal(Numbers.Percent(report.RunningAccuracy), scene.Find("#running").TextContent);
        Assert.EndsWith("?seen=2", Uri, StringComparison.Ordinal);
        float[] outputs = network.Predict(Digits.All.Test.Inputs(0));
        Assert.Equal(outputs.Select(o => Numbers.Fixed(o, 2)), scene.FindAll(".says .bar-value").Select(value => value.TextContent));
    }

    [Fact]
    public void The_whole_run_ends_where_the_library_does_and_can_be_gone_back_through()
    {
        IRenderedComponent<TrainingScene> scene = Press(Render<TrainingScene>(), "All three epochs", 180_000);
        string sha = scene.Find("#run-sha").TextContent;
        Assert.Equal(Services.GetRequiredService<Networks>().TrainedHere!.ParametersSha256(), sha);

        scene.Find("[data-first]").Click();
        Assert.Equal(At(0), Place(scene));
        Assert.Empty(scene.FindAll("#run-sha"));
        scene.Find("[data-forward]").Click(); // also now that nothing is left to train
        Assert.Equal(At(100), Place(scene));
        scene.Find(".run-controls input").Input("20");
        Assert.Equal(At(11_000), Place(scene));

        scene.Find("[data-play]").Click(); // shows it once more, and can be paused
        Assert.Equal("Pause", scene.Find("[data-play]").GetAttribute("aria-label"));
        scene.WaitForState(() => Place(scene) != At(11_000));
        scene.Find("[data-play]").Click();
        scene.WaitForState(() => scene.Find("[data-play]").GetAttribute("aria-label") == "Show the run from here");
        Assert.NotEqual(At(180_000), Place(scene));
    }

    [Fact]
    public void Other_settings_in_the_middle_of_a_run_begin_another()
    {
        IRenderedComponent<TrainingScene> scene = Press(Render<TrainingScene>(), "1 digit", 1);
        Room.Hold();
        Button(scene, "All three epochs").Click();
        Assert.Equal("Pause", scene.Find("[data-play]").GetAttribute("aria-label"));
        scene.FindAll(".handles .toggle input")[0].Change(true);
        Room.Release();
        scene.WaitForState(() => Place(scene) == At(0));
        Assert.Equal("Train", scene.Find("[data-play]").GetAttribute("aria-label"));
        Assert.False(Button(scene, "1 digit").HasAttribute("disabled"));
        Assert.EndsWith("?shuffle=1", Uri, StringComparison.Ordinal);
        Press(scene, "1 000 digits".Replace(' ', '\u202f')[..5], 1_000);
    }

    [Fact]
    public void A_step_back_in_the_middle_of_a_run_stays_there()
    {
        IRenderedComponent<TrainingScene> scene = Render<TrainingScene>();
        for (int thousand = 1; thousand <= 3; thousand++) Press(scene, "1\u202f000", thousand * 1_000);
        Room.Hold();
        Button(scene, "All three epochs").Click();
        scene.Find("[data-back]").Click();
        Room.Release();
        scene.WaitForState(() => scene.Find("[data-play]").GetAttribute("aria-label") == "Show the run from here, then train on");
        Assert.Equal(At(2_000), Place(scene));
        Assert.EndsWith("&at=2000", Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Play_shows_what_is_known_from_where_one_looks_and_then_trains_on()
    {
        IRenderedComponent<TrainingScene> scene = Render<TrainingScene>();
        for (int thousand = 1; thousand <= 3; thousand++) Press(scene, "1\u202f000", thousand * 1_000);
        scene.Find("[data-first]").Click();
        Assert.EndsWith("?seen=3000&at=0", Uri, StringComparison.Ordinal);
        scene.Find(".run-buttons select").Change("1\u202f000 a second");
        scene.Find("[data-play]").Click();
        Assert.Equal(At(0), Place(scene));
        var places = new HashSet<string>();
        scene.OnAfterRender += (_, _) => places.Add(Place(scene));
        scene.WaitForState(() => places.Contains(At(3_100)));
        Assert.All([At(100), At(900), At(1_000), At(2_000)], place => Assert.Contains(place, places));
        scene.Find("[data-play]").Click();
    }

    [Fact]
    public void A_run_that_is_left_in_the_middle_is_in_the_address()
    {
        IRenderedComponent<TrainingScene> scene = Render<TrainingScene>();
        scene.Find(".run-buttons select").Change("100 a second");
        scene.Find("[data-play]").Click();
        scene.WaitForState(() => Uri.Contains("?seen=", StringComparison.Ordinal));
        Assert.Equal("Pause", scene.Find("[data-play]").GetAttribute("aria-label"));
        scene.Find("[data-play]").Click();
    }

    [Fact]
    public void A_link_trains_to_where_it_was_written_and_looks_where_it_looked()
    {
        Services.AddSingleton<IPage, LivePage>();
        Go("training/?seen=20000&at=3000");
        IRenderedComponent<TrainingScene> scene = Render<TrainingScene>();
        scene.WaitForState(() => scene.Find("[data-play]").GetAttribute("aria-label") == "Show the run from here, then train on");
        Assert.Equal(At(3_000), Place(scene));
        Assert.Empty(scene.FindAll(".returning"));
        Assert.EndsWith("?seen=20000&at=3000", Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_back_does_not_stop_a_run_on_its_way_back_to_where_it_was()
    {
        Services.AddSingleton<IPage, LivePage>();
        Go("training/?seen=20000");
        Room.Hold();
        IRenderedComponent<TrainingScene> scene = Render<TrainingScene>();
        Assert.Equal($"Training again to where you were: 0 of {Numbers.Count(20_000)}", scene.Find(".returning").TextContent);
        scene.Find(".run-controls input").Input("0");
        Room.Release();
        scene.WaitForState(() => scene.FindAll(".returning").Count == 0);
        Assert.Equal(At(0), Place(scene));
        Assert.EndsWith("?seen=20000&at=0", Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chapter_that_is_left_writes_no_address()
    {
        IRenderedComponent<TrainingScene> scene = Render<TrainingScene>();
        Room.Hold();
        Button(scene, "All three epochs").Click();
        Go("forward/");
        await DisposeComponentsAsync();
        Room.Release();
        Assert.EndsWith("/forward/", Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void A_learning_rate_of_1000_is_told_of_where_it_is_felt()
    {
        Go("training/?rate=1000");
        IRenderedComponent<TrainingScene> scene = Press(Render<TrainingScene>(), "end of the epoch", 60_000);
        Assert.Contains("none is NaN", scene.Find(".trouble").TextContent);
        scene.Find("[data-first]").Click();
        Assert.Empty(scene.FindAll(".trouble"));
        scene.Find(".run-controls input").Input("40");
        Assert.Contains("Learning has broken down, here already.", scene.Find(".trouble").TextContent);
        scene.Find(".trouble button").Click();
        Assert.Empty(scene.FindAll(".trouble"));
        Assert.EndsWith("/training/", Uri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2", 0.1)] // large, but it finds its way
    [InlineData("0.01", 0.03)]
    public void A_rate_that_learns_is_not_complained_of(string rate, double most)
    {
        Go($"training/?rate={rate}");
        IRenderedComponent<TrainingScene> scene = Press(Render<TrainingScene>(), "end of the epoch", 60_000);
        for (int place = 0; place <= 69; place++)
        {
            scene.Find(".run-controls input").Input(place.ToString(System.Globalization.CultureInfo.InvariantCulture));
            Assert.Empty(scene.FindAll(".trouble"));
        }

        Assert.True(double.Parse(scene.Find("#error").TextContent, System.Globalization.CultureInfo.InvariantCulture) < most);
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("1000000")]
    [InlineData("seven")]
    [InlineData("")]
    public void Nonsense_for_a_seed_is_told_of(string seed)
    {
        IRenderedComponent<TrainingScene> scene = Render<TrainingScene>();
        scene.Find(".seed input").Change(seed);
        Assert.Contains("It is still 1.", scene.Find(".handles [role=alert]").TextContent);
        scene.Find(".seed input").Change("2");
        Assert.Empty(scene.FindAll(".handles [role=alert]"));
        Assert.EndsWith("?seed=2", Uri, StringComparison.Ordinal);
    }
}
