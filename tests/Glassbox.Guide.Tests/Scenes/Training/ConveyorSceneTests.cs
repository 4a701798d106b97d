using Glassbox.Guide.Code;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Scenes.Training.Conveyor;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Tests.Stages;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Worker;
using Glassbox.Reference;

namespace Glassbox.Guide.Tests.Scenes.Training;

/// <summary>The whole run, trained once for all tests of its class; and the digits' sheets.</summary>
public sealed class WholeRun
{
    public WholeRun()
    {
        var engine = new Engine(new LocalEngineRoom(Digits.All));
        var digits = new LibraryDigits(Digits.All);
        Networks = new Networks(digits, engine);
        Sheets = new DigitSheets(digits, engine);
        Assert.True(Sheets.DrawAsync().IsCompletedSuccessfully);
        Networks.Recording.Follow(Recording.Followed);
    }

    public Networks Networks { get; }

    public DigitSheets Sheets { get; }
}

public sealed class ConveyorSceneTests(WholeRun run) : SceneTests<ConveyorScene>, IClassFixture<WholeRun>
{
    private readonly Recording recording = run.Networks.Recording;
    private readonly ConveyorScene scene = new(run.Networks.Recording, run.Sheets);

    private protected override ConveyorScene Made => scene;

    [Fact]
    public void Tiles_and_answers_tell_their_numbers_and_their_lines()
    {
        double t = Clock.First + (6 * 0.6);
        RecordedStep first = recording.Steps[0];
        IReadOnlyList<string> texts = SceneRules.Pointed(scene, t, SceneRules.Wide, ConveyorScene.NeuronHits + 6);
        Assert.Contains("tile 6", texts);
        Assert.Contains(Numbers.Fixed(first.Hidden[6], 3), texts);
        Assert.Contains((first.HiddenSums[6] > 0 ? "+" : "") + Numbers.Fixed(first.HiddenSums[6], 3), texts);
        Assert.Contains((first.HiddenDelta[6] > 0 ? "+" : "") + Numbers.Fixed(first.HiddenDelta[6], 4), texts);
        Assert.Contains(CodeMarkers.Hidden.Code, string.Join(' ', texts), StringComparison.Ordinal);
        texts = SceneRules.Pointed(scene, t, SceneRules.Narrow, ConveyorScene.NeuronHits + 23);
        Assert.Contains("answer 3", texts);
        Assert.Contains(Numbers.Fixed(first.Outputs[3], 3), texts);
        Assert.Contains((first.OutputDelta[3] > 0 ? "+" : "") + Numbers.Fixed(first.OutputDelta[3], 3), texts);

        texts = SceneRules.Pointed(scene, scene.Duration, SceneRules.Wide, ConveyorScene.NeuronHits + 6);
        Assert.Contains(Numbers.Fixed(recording.States[^1].Change.AsSpan(6 * 784, 784).ToArray().Max(Math.Abs), 3), texts);
        scene.Handles[^1].Write(Clock.Epoch + 24);
        Assert.Equal("answer 3", scene.Handles[^1].Say(scene.Handles[^1].Read()));
        scene.Handles[^1].Write(0);
    }

    [Fact]
    public void The_run_that_it_shows_is_the_librarys_answer_for_answer()
    {
        List<bool> answers = [];
        var trainer = new Trainer(new Network(new Architecture([784, 20, 10]), seed: 1), Digits.All.Training) { Answered = (_, isRight) => answers.Add(isRight) };
        int epoch = 0;
        foreach (TrainingReport report in trainer.Epochs(3))
        {
            string share = Numbers.Percent(report.RunningAccuracy);
            IReadOnlyList<string> texts = SceneRules.Texts(scene, Clock.End(epoch) + 1.1, SceneRules.Wide);
            Assert.Contains(share, texts);
            Assert.Contains(texts, text => text.StartsWith($"Epoch {epoch + 1}: {share} right.", StringComparison.Ordinal));
            Assert.Contains(scene.Readings(Clock.End(epoch) + 0.5), reading => reading == new Reading($"Right in epoch {epoch + 1}", share));
            epoch++;
        }

        Assert.Equal(answers.Count, recording.Answers.Count);
        Assert.True(Enumerable.Range(0, answers.Count).All(i => answers[i] == recording.Answers.IsRight(i)));
        Assert.Equal(scene.Duration, scene.Ready);
    }

    [Fact]
    public void The_first_answers_are_the_twins_too() =>
        Assert.Equal(recording.Steps.Select(step => step.Guess == step.Label), Enumerable.Range(0, Recording.Followed).Select(recording.Answers.IsRight));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void A_single_digit_is_learned_from_as_the_twin_does(int sample)
    {
        ReferenceNetwork twin = ReferenceNetwork.From(new Network(new Architecture([784, 20, 10]), seed: 1));
        var digits = new LibraryDigits(Digits.All);
        for (int before = 0; before < sample; before++) twin.Learn(digits.Image(DigitSet.Training, before), DigitsExtensions.OneHot(digits.Label(DigitSet.Training, before)));
        double[] outputs = twin.Predict(digits.Image(DigitSet.Training, sample));
        double from = Clock.Start(sample), length = Clock.Start(sample + 1) - from, t = from + (0.44 * length);
        Reading[] readings = [.. scene.Readings(t)];
        Assert.Equal(outputs.Select(output => Numbers.Fixed(output, 3)), readings.Where(reading => reading.Name.StartsWith("Answer", StringComparison.Ordinal)).Select(reading => reading.Value));
        Assert.Contains(new Reading("Label", $"{digits.Label(DigitSet.Training, sample)}"), readings);

        // The bars are as long as the outputs.
        var layout = Layout.Of(SceneRules.Wide);
        float[] list = SceneRules.Frame(scene, t, SceneRules.Wide);
        for (int digit = 0; digit < 10; digit++)
        {
            (double x, double y, double full, double thick) = layout.Answer(digit);
            Assert.True(HasBox(list, x, y - (thick / 2), outputs[digit] * full, thick), $"No bar of {outputs[digit]} for {digit}.");
        }

        // An update is counted when the weights have shifted, not before.
        Assert.Contains(new Reading("Update", $"{sample}"), readings);
        Assert.Contains(new Reading("Update", $"{sample + 1}"), scene.Readings(from + (0.9 * length)));
    }

    [Fact]
    public void What_the_tiles_show_is_what_training_has_changed()
    {
        var tiles = new Tiles(recording);
        ReferenceNetwork start = recording.Start;
        Network trained = run.Networks.TrainedHere!;
        double full = 1 / tiles.Enlarged(180_000);
        for (int tile = 0; tile < 20; tile++)
        {
            ReadOnlySpan<byte> change = tiles.Picture(tile, 180_000, showsWeights: false).Cells;
            for (int pixel = 0; pixel < 784; pixel++)
            {
                double by = trained.Layers[0].Weight(pixel, tile) - start.Weights[0][tile, pixel];
                if (Math.Abs(by) > full / 250) Assert.Equal((byte)(by < 0 ? Tint.Negative : Tint.Positive), change[2 * pixel]);
                Assert.Equal(255 * Math.Pow(Math.Min(1, Math.Abs(by) / full), 0.8), change[(2 * pixel) + 1], 3.0);
            }

            ReadOnlySpan<byte> weights = tiles.Picture(tile, 0, showsWeights: true).Cells;
            for (int pixel = 0; pixel < 784; pixel++)
                Assert.Equal((byte)(start.Weights[0][tile, pixel] < 0 ? Tint.Negative : Tint.Positive), weights[2 * pixel]);
        }

        // After one digit only places with ink have changed.
        RecordedStep first = recording.Steps[0];
        ReadOnlySpan<byte> one = tiles.Picture(3, 1, showsWeights: false).Cells;
        for (int pixel = 0; pixel < 784; pixel++)
            if (first.Pixels[pixel] == 0) Assert.Equal(0, one[(2 * pixel) + 1]);
    }

    [Fact]
    public void The_curve_is_the_share_of_wrong_answers_among_the_last_thousand()
    {
        var wrong = new WrongShare(recording.Answers);
        wrong.Update();
        Assert.Equal(WrongShare.Points, wrong.Known);
        foreach (int point in (int[])[1, 2, 3, 120, 360])
        {
            int to = point * WrongShare.Step, from = Math.Max(0, to - 1_000);
            Assert.Equal(Enumerable.Range(from, to - from).Average(i => recording.Answers.IsRight(i) ? 0.0 : 1), wrong.Point(point), 1e-12);
        }
    }

    [Fact]
    public void Every_digit_has_its_cell_in_the_colors_of_its_answers()
    {
        var verdicts = new Verdicts(recording.Answers);
        verdicts.Update();
        for (int sample = 0; sample < 180_000; sample += 7)
            Assert.Equal((byte)(recording.Answers.IsRight(sample) ? Tint.Right : Tint.Wrong), verdicts.Sheet(sample / 60_000).Cells[2 * (sample % 60_000)]);
    }

    [Fact]
    public void The_clock_passes_every_sample_once()
    {
        double before = 0;
        for (double t = 0; t < Clock.End(); t += 0.01)
        {
            Assert.InRange(Clock.Seen(t), before, 180_000);
            before = Clock.Seen(t);
        }

        Assert.Equal(180_000, before);
        for (int sample = 0; sample <= 10; sample++) Assert.Equal(sample, Clock.Seen(Clock.Start(sample)), 0.05);
        for (int epoch = 0; epoch < 3; epoch++)
        {
            Assert.Equal((epoch + 1) * 60_000, Clock.Seen(Clock.End(epoch)));
            Assert.InRange(Clock.When(((epoch + 1) * 60_000) - 1000), Clock.End(epoch) - 0.5, Clock.End(epoch));
        }

        Assert.Equal(6, Clock.Start(1) - Clock.Start(0), 1e-9);
        Assert.Equal(2, Clock.Start(2) - Clock.Start(1), 1e-9);
    }

    [Fact]
    public void It_waits_for_what_has_not_been_learned()
    {
        var early = new Recording(new LibraryDigits(Digits.All), new Network(NetworkFactory.Shape(20), 1));
        var waits = new ConveyorScene(early, new DigitSheets(new FirstDigits(0), new Engine(new LocalEngineRoom(Digits.All))));
        Assert.True(waits.Ready < Clock.First); // the reader may draw
        SceneRules.IsWhole(waits, SceneRules.Wide);
        early.Follow(Clock.Shown);
        waits.Update();
        Assert.Equal(Clock.Fast, waits.Ready, 0.1);
    }

    [Fact]
    public void A_guess_is_drawn_by_hand_while_the_clock_waits_and_measured_in_the_end()
    {
        var player = new StagePlayer(scene, new Painter());
        player.Draw(SceneRules.Wide);
        Area chart = Layout.Of(SceneRules.Wide).LargeChart;
        player.Play();
        player.Pass(0.5);
        Assert.True(player.Point(TouchKind.Down, chart.X, chart.Y + (0.5 * chart.Height), SceneRules.Wide));
        player.Point(TouchKind.Move, chart.Right, chart.Y + (0.9 * chart.Height), SceneRules.Wide);
        player.Pass(3);
        Assert.Equal(0.5, player.Time, 1e-9);
        player.Point(TouchKind.Up, chart.Right, chart.Y + (0.9 * chart.Height), SceneRules.Wide);
        player.Pass(1);
        Assert.Equal(1.5, player.Time, 1e-9);

        Assert.True(scene.Guess.IsDrawn);
        for (int column = 0; column < Guess.Columns; column++) Assert.Equal(0.5 - (0.4 * column / 80), scene.Guess[column], 1e-6);
        Assert.Contains("your guess", SceneRules.Texts(scene, 1.5, SceneRules.Wide));

        var wrong = new WrongShare(recording.Answers);
        wrong.Update();
        double off = Enumerable.Range(0, WrongShare.Points).Average(point => Math.Abs(wrong.Point(point) - (0.5 - (0.4 * point / (WrongShare.Points - 1)))));
        Assert.Contains($"your guess: {Numbers.Fixed(100 * off, 0)} points off", SceneRules.Texts(scene, scene.Duration, SceneRules.Wide));
    }

    [Fact]
    public void A_guess_is_drawn_by_keys()
    {
        Assert.InRange(scene.Handles.Count, 1, 5);
        foreach (Handle handle in scene.Handles.Take(Guess.Knots.Count)) handle.Write(0.4);
        Assert.True(scene.Guess.IsDrawn);
        for (int column = Guess.Knots[0]; column < Guess.Columns; column++) Assert.Equal(0.4, scene.Guess[column], 1e-9);
        scene.Handles[1].Write(0.2);
        Assert.Equal(0.2, scene.Handles[1].Read());
        Assert.Equal(0.3, scene.Guess[(Guess.Knots[0] + Guess.Knots[1]) / 2], 1e-9);
        Assert.Contains("20", scene.Handles[1].Say(0.2), StringComparison.Ordinal);
    }

    [Fact]
    public void A_digit_of_the_sheet_is_shown_with_what_was_answered_to_it()
    {
        const int Digit = 12_345;
        var layout = Layout.Of(SceneRules.Wide);
        var player = new StagePlayer(scene, new Painter());
        player.Seek(Clock.Begin(2)); // two epochs are over
        player.Draw(SceneRules.Wide);
        double x = layout.Sheet.X + (((Digit % 245) + 0.5) * layout.Dot), y = layout.Sheet.Y + (((Digit / 245) + 0.5) * layout.Dot);
        player.Point(TouchKind.Hover, x, y, SceneRules.Wide);
        Assert.Contains("digit 12\u202f346", SceneRules.Texts(scene, player.Time, SceneRules.Wide));
        Assert.Contains($"label {Digits.All.Training.Label(Digit)}", SceneRules.Texts(scene, player.Time, SceneRules.Wide));
        player.Point(TouchKind.Hover, 2, 2, SceneRules.Wide);
        Assert.DoesNotContain("digit 12\u202f346", SceneRules.Texts(scene, player.Time, SceneRules.Wide));
        scene.Handles[^1].Write(Digit + 1);
        Assert.Contains("digit 12\u202f346", SceneRules.Texts(scene, player.Time, SceneRules.Wide));
        scene.Handles[^1].Write(0);
    }

    [Fact]
    public void No_sentence_is_longer_than_twelve_words()
    {
        for (double t = 0; t < scene.Duration; t += 0.25)
            foreach (string text in SceneRules.Texts(scene, t, SceneRules.Wide))
                Assert.InRange(text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, 0, 12);
    }

    private static bool HasBox(float[] list, double x, double y, double width, double height)
    {
        for (int i = Painter.Header; i + 4 < list.Length; i++)
            if (list[i] == (float)Mark.Box && Near(list[i + 1], x) && Near(list[i + 2], y) && Near(list[i + 3], width) && Near(list[i + 4], height)) return true;
        return false;

        static bool Near(float a, double b) => Math.Abs(a - b) < 0.01;
    }
}
