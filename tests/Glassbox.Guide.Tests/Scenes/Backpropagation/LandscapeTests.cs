using Glassbox.Guide.Lab;
using Glassbox.Guide.Scenes.Backpropagation.Proof;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Tests.Stages;
using Glassbox.Guide.Tests.Scenes.Training;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Worker;
using Glassbox.Reference;

namespace Glassbox.Guide.Tests.Scenes.Backpropagation;

public sealed class LandscapeTests(WholeRun run) : IClassFixture<WholeRun>
{
    private const int Count = 40;
    private static readonly LibraryDigits digits = new(Digits.All);
    private readonly Recording recording = run.Networks.Recording;

    private static double Cost(Network network)
    {
        ReferenceNetwork twin = ReferenceNetwork.From(network);
        return Enumerable.Range(0, Count).Average(i => twin.Cost(digits.Image(DigitSet.Test, i), DigitsExtensions.OneHot(digits.Label(DigitSet.Test, i)), Loss.BinaryCrossEntropy));
    }

    [Fact]
    public void A_state_of_the_recording_is_the_network_it_was()
    {
        Assert.Equal(run.Networks.Initial.Parameters.ToArray(), recording.ParametersAt(0));
        float[] last = recording.ParametersAt(recording.States.Count - 1), trained = run.Networks.TrainedHere!.Parameters.ToArray();
        Assert.Equal(trained.Length, last.Length);
        Assert.All(trained.Zip(last), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    [Fact]
    public void Heights_are_the_twins_costs_of_the_networks_that_lie_there()
    {
        (float[] first, float[] middle, float[] last) = (recording.ParametersAt(0), recording.ParametersAt(90), recording.ParametersAt(recording.States.Count - 1));
        var landscape = new Landscape(20, first, middle, last, Digits.All.Test.Take(Count));
        const int Side = 5;
        float[] heights = landscape.Heights(Side);
        LandscapePlace a = landscape.Place(first), b = landscape.Place(middle), c = landscape.Place(last);
        Assert.All(new[] { a, b, c }, place => Assert.InRange(place.Off, 0, 0.02));
        Assert.Equal((0, 0), (a.Along, a.Across));
        Assert.Equal(0, c.Across, 1e-3);

        // Any place of the grid is a mixture of the three: its cost by the twin, one weight at a time.
        for (int row = 0; row < Side; row++)
        {
            for (int column = 0; column < Side; column++)
            {
                double x = landscape.Frame.Along + (landscape.Frame.Side * row / (Side - 1)), y = landscape.Frame.Across + (landscape.Frame.Side * column / (Side - 1));
                double ofMiddle = y / b.Across, ofLast = (x - (ofMiddle * b.Along)) / c.Along;
                float[] mixed = [.. first.Select((p, i) => (float)(p + (ofMiddle * (middle[i] - p)) + (ofLast * (last[i] - p))))];
                double cost = Cost(NetworkFactory.FromParameters(20, mixed));
                Assert.Equal(cost, heights[(row * Side) + column], 1e-3 * Math.Max(1, cost));
            }
        }

        Assert.Equal(Cost(NetworkFactory.FromParameters(20, middle)), b.Cost, 1e-4);
    }

    [Fact]
    public void Three_networks_on_a_line_span_no_plane() =>
        Assert.Throws<ArgumentException>(() => new Landscape(20, recording.ParametersAt(0), recording.ParametersAt(0), recording.ParametersAt(9), Digits.All.Test.Take(1)));

    [Fact]
    public async Task The_scene_shows_the_run()
    {
        RunPath path = await RunPath.MeasureAsync(recording, new Engine(new LocalEngineRoom(Digits.All)));
        Assert.Equal(0, path.Seen[0]);
        Assert.Equal(180_000, path.Seen[^1]);
        Assert.Equal(path.Seen.Order(), path.Seen);
        Assert.InRange(path.Landscape.Path[^1].Cost, 0, 0.2 * path.Landscape.Path[0].Cost);
        var scene = new LandscapeScene(path);
        SceneRules.Moves(scene);
        SceneRules.StaysInside(scene);
        SceneRules.IsLegible(scene);
        foreach (StageArea stage in new[] { SceneRules.Wide, SceneRules.Narrow })
        {
            SceneRules.Hold(scene, stage);
        }

        Assert.Contains(Numbers.Fixed(path.Landscape.Path[^1].Cost, 3), SceneRules.Texts(scene, scene.Duration, SceneRules.Wide));
    }
}
