using Glassbox.Guide.Code;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Scenes.Cover;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Tests.Stages;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Worker;
using Glassbox.Reference;

namespace Glassbox.Guide.Tests.Scenes.Cover;

public sealed class CoverSceneTests : SceneTests<CoverScene>
{
    private static readonly Recording Whole = Record();
    private readonly CoverScene scene = new(Whole);

    private protected override CoverScene Made => scene;

    [Fact]
    public void The_first_digits_are_learned_as_the_twin_learns_them()
    {
        ReferenceNetwork twin = ReferenceNetwork.From(new Network(NetworkFactory.Shape(20), 1));
        for (int digit = 0; digit < Recording.Followed; digit++)
        {
            RecordedStep step = Whole.Steps[digit];
            Assert.Equal(twin.Predict(DigitsExtensions.Scaled([.. Digits.All.Training.Pixels(digit)])), step.Outputs);
            Assert.Equal(Digits.All.Training.Label(digit), step.Label);
            twin.Learn(step.Image, DigitsExtensions.OneHot(step.Label));
        }

        // And as the engine does, within what single precision rounds.
        var engine = new Trainer(new Network(NetworkFactory.Shape(20), 1), Digits.All.Training.Take(Recording.Followed), new RunSettings().Options);
        Assert.Equal(Recording.Followed, engine.Epochs(1).Last().Samples);
        Network network = engine.Network;
        RecordedState state = Whole.States[Recording.Followed];
        double most = 0;
        for (int h = 0; h < 20; h++)
            for (int p = 0; p < 784; p++)
                most = Math.Max(most, Math.Abs(Whole.Start.Weights[0][h, p] + state.Change[(h * 784) + p] - network.Layers[0].Weight(p, h)));
        Assert.InRange(most, 0, 1e-6);
    }

    [Fact]
    public void Its_last_state_is_the_engines()
    {
        Recording recording = Record();
        RecordedState last = recording.States[^1];
        Assert.Equal(3 * 60_000, last.Seen);
        Network trained = Trained.Value;
        for (int h = 0; h < 20; h++)
        {
            Assert.Equal(trained.Layers[0].Biases[h], last.HiddenBiases[h]);
            for (int o = 0; o < 10; o++) Assert.Equal(trained.Layers[1].Weight(h, o), last.OutputWeights[(o * 20) + h]);
            for (int p = 0; p < 784; p += 37)
                Assert.Equal((float)(trained.Layers[0].Weight(p, h) - Whole.Start.Weights[0][h, p]), last.Change[(h * 784) + p]);
        }

        Assert.InRange(recording.ShareRight(60_000), 0.85, 1);
    }

    [Fact]
    public void It_says_what_the_network_guessed_and_what_it_was_told()
    {
        RecordedStep first = Whole.Steps[0];
        IReadOnlyList<string> texts = SceneRules.Texts(scene, CoverClock.Begin(1) * 0.78, SceneRules.Wide);
        Assert.Contains($"It guesses {first.Guess}.", texts);
        Assert.Contains($" It is told: {first.Label}.", texts);
        Assert.Contains(" It changes.", texts);
        texts = SceneRules.Texts(scene, CoverClock.End, SceneRules.Wide);
        Assert.Contains("60\u202f000", texts);
        Assert.Contains(Math.Round(100 * Whole.ShareRight(60_000)).ToString(System.Globalization.CultureInfo.InvariantCulture), texts);
    }

    [Fact]
    public void Blue_and_orange_are_explained_from_the_first_frame_on()
    {
        foreach (StageArea stage in SceneRules.All)
        {
            foreach (double t in new[] { 0, CoverClock.Begin(1), CoverClock.End })
            {
                IReadOnlyList<string> texts = SceneRules.Texts(scene, t, stage);
                Assert.Contains("positive", texts);
                Assert.Contains("negative", texts);
            }
        }
    }

    [Theory]
    [InlineData(6)]
    [InlineData(23)]
    public void Any_neuron_tells_its_numbers_and_its_line(int neuron)
    {
        const double t = 4.2;
        RecordedStep first = Whole.Steps[0];
        bool isHidden = neuron < 20;
        double sum = isHidden ? first.HiddenSums[neuron] : first.OutputSums[neuron - 20], activation = isHidden ? first.Hidden[neuron] : first.Outputs[neuron - 20];
        Assert.Equal(activation, 1 / (1 + Math.Exp(-sum)), 1e-12);
        foreach (StageArea stage in new[] { SceneRules.Wide, SceneRules.Narrow })
        {
            IReadOnlyList<string> texts = SceneRules.Pointed(scene, t, stage, 10 + neuron);
            Assert.Contains(isHidden ? "tile 6" : "output 3", texts);
            Assert.Contains((sum > 0 ? "+" : "") + Numbers.Fixed(sum, 3), texts);
            Assert.Contains(Numbers.Fixed(activation, 3), texts);
            Assert.Contains((isHidden ? CodeMarkers.Hidden : CodeMarkers.Output).Code, string.Join(' ', texts), StringComparison.Ordinal);
            Assert.Contains(scene.Readings(t), reading => reading.Name == (isHidden ? "Tile 6" : "Output 3"));
        }

        scene.Handles[0].Write(0);
        Assert.DoesNotContain(isHidden ? "tile 6" : "output 3", SceneRules.Texts(scene, t, SceneRules.Wide));
    }

    [Fact]
    public void Keys_draw_on_the_pad()
    {
        int drawn = 0;
        scene.Drawn += () => drawn++;
        scene.FocusPad(true);
        for (int i = 0; i < 9; i++) scene.PressOnPad("ArrowUp", draws: false, isCommand: false);
        for (int i = 0; i < 18; i++) scene.PressOnPad("ArrowDown", draws: true, isCommand: false);
        Assert.Equal(18, drawn);
        Assert.Contains("It reads a 1.", SceneRules.Texts(scene, CoverClock.End, SceneRules.Wide));
        Assert.Null(scene.PressOnPad("q", draws: false, isCommand: false));
        scene.Restore([]);
        Assert.DoesNotContain("It reads a 1.", SceneRules.Texts(scene, CoverClock.End, SceneRules.Wide));
    }

    [Fact]
    public void The_pad_says_that_nothing_is_trained_until_all_digits_are_seen()
    {
        Assert.Contains("not trained yet", SceneRules.Texts(scene, 3, SceneRules.Wide));
        Assert.Contains("not trained yet", SceneRules.Texts(scene, CoverClock.Learned - 1, SceneRules.Narrow));
        Assert.DoesNotContain("not trained yet", SceneRules.Texts(scene, CoverClock.End, SceneRules.Narrow));
    }

    [Fact]
    public void Scrolling_goes_into_one_tile_and_comes_out_as_a_neuron()
    {
        double[] image = Whole.Steps[scene.OnCard(CoverClock.End)].Image;
        RecordedState state = Whole.States.Single(one => one.Seen == CoverClock.All);
        double sum = state.HiddenBiases[CoverDive.Tile];
        for (int p = 0; p < 784; p++) sum += (Whole.Start.Weights[0][CoverDive.Tile, p] + state.Change[(CoverDive.Tile * 784) + p]) * image[p];
        double activation = 1 / (1 + Math.Exp(-sum));
        float[] before = SceneRules.Frame(scene, CoverClock.End, SceneRules.Wide);
        float[] last = before;
        int moves = 0;
        for (double dive = 0.01; dive < 1; dive += 0.02)
        {
            scene.Scrolled(dive);
            foreach (StageArea stage in SceneRules.All)
            {
                float[] frame = SceneRules.Frame(scene, CoverClock.End, stage);
                Assert.All(frame, number => Assert.True(float.IsFinite(number)));
                if (dive > 0.2)
                    Assert.All(
                        SeenMarks.Of(frame, stage),
                        mark => Assert.True(mark.Area.X > -2 && mark.Area.Y > -2 && mark.Area.Right < stage.Width + 2 && mark.Area.Bottom < stage.Height + 2, $"{stage.Width} × {stage.Height}, {dive:0.00}: {mark}"));
                if (stage != SceneRules.Wide) continue;
                if (!frame.AsSpan().SequenceEqual(last)) moves++;
                last = frame;
            }
        }

        Assert.InRange(moves, 40, 50); // with a rest now and then, to read
        scene.Scrolled(1);
        IReadOnlyList<string> texts = SceneRules.Texts(scene, CoverClock.End, SceneRules.Narrow);
        Assert.Contains($"sum with bias {(sum > 0 ? "+" : "")}{Numbers.Fixed(sum, 2)}", texts);
        Assert.Contains(Numbers.Fixed(activation, 2), texts);
        Assert.Contains(scene.Readings(CoverClock.End), reading => reading == new Reading("Squashed", Numbers.Fixed(activation, 2)));
        SceneRules.AllocatesNothing(scene, SceneRules.Wide);
        scene.Scrolled(0.15);
        SceneRules.AllocatesNothing(scene, SceneRules.Wide);
        scene.Scrolled(0);
        Assert.Equal(before[8..], SceneRules.Frame(scene, CoverClock.End, SceneRules.Wide)[8..]);
    }

    [Fact]
    public void It_waits_for_digits_that_have_not_been_learned()
    {
        var recording = new Recording(new LibraryDigits(Digits.All), new Network(NetworkFactory.Shape(20), 1));
        Assert.Throws<ArgumentException>(() => new CoverScene(recording));
        recording.Follow(CoverClock.Slow);
        var early = new CoverScene(recording);
        Assert.Equal(CoverClock.Fast, early.Ready);
        SceneRules.Frame(early, early.Ready, SceneRules.Wide);
        recording.Follow(10);
        early.Grown();
        Assert.Equal(CoverClock.Begin(10), early.Ready, 1e-9);
    }

    [Fact]
    public void The_readers_digit_is_answered_by_the_network()
    {
        // A 1: a stroke from above to below.
        var layout = new CoverLayout(SceneRules.Wide);
        var player = new StagePlayer(scene, new Painter());
        player.Seek(CoverClock.End);
        player.Draw(SceneRules.Wide);
        double x = layout.Pad.CenterX;
        Assert.True(player.Point(TouchKind.Down, x, layout.Pad.Y + (layout.Pad.Height * 0.2), SceneRules.Wide));
        for (int i = 1; i <= 10; i++) player.Point(TouchKind.Move, x, layout.Pad.Y + (layout.Pad.Height * (0.2 + (0.06 * i))), SceneRules.Wide);
        player.Point(TouchKind.Up, x, layout.Pad.Bottom, SceneRules.Wide);
        player.Draw(SceneRules.Wide);
        Assert.Contains("It reads a 1.", SceneRules.Texts(scene, CoverClock.End, SceneRules.Wide));
        Assert.Contains(scene.Readings(CoverClock.End), reading => reading is { Name: "Your digit is read as", Value: "1" });

        player.Draw(SceneRules.Wide);
        Assert.True(player.Point(TouchKind.Down, layout.Pad.Right - 14, layout.Pad.Y + 14, SceneRules.Wide)); // the cross in its corner
        Assert.DoesNotContain("It reads a 1.", SceneRules.Texts(scene, CoverClock.End, SceneRules.Wide));
    }

    private static readonly Lazy<Network> Trained = new(() => Networks().Trained!);

    private static Recording Record() => Networks().Recording;

    private static Networks Networks()
    {
        var networks = new Networks(new LibraryDigits(Digits.All), new Engine(new LocalEngineRoom(Digits.All)));
        Assert.Null(networks.Problem);
        return networks;
    }
}
