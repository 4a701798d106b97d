using Glassbox.Guide.Lab;
using Glassbox.Guide.Scenes.Debugger;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Tests.Stages;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Worker;
using Glassbox.Reference;

namespace Glassbox.Guide.Tests.Scenes.Debugger;

public sealed class DebuggerSceneTests
{
    private static readonly ReferenceNetwork untrained = ReferenceNetwork.From(new Network(NetworkFactory.Shape(20), 1));

    private static double[] Image(int index) => DigitsExtensions.Scaled([.. Digits.All.Training.Pixels(index)]);

    private static Session Of(int index = 0, UpdateOrder order = UpdateOrder.Textbook, double rate = 0.01, ReferenceNetwork? network = null) =>
        new(network ?? untrained, Image(index), Digits.All.Training.Label(index), rate, order);

    [Fact]
    public void It_moves_between_its_beats() => SceneRules.Moves(new DebuggerScene(Of(), "untrained"));

    [Fact]
    public void Its_texts_do_not_lie_over_each_other() => SceneRules.IsLegible(new DebuggerScene(Of(), "untrained"));

    [Fact]
    public void No_number_crosses_the_program_on_its_way()
    {
        const double touch = 3, step = 0.05, quiet = 0.2; // pixels; seconds; an opacity
        var scene = new DebuggerScene(Of(), "untrained");
        foreach (StageArea stage in SceneRules.All)
        {
            Area code = new DebuggerLayout(stage, 20).Code;
            for (double t = 0; t <= scene.Duration; t += step)
            {
                SeenMark[] inCode = [.. SeenMarks.Of(SceneRules.Frame(scene, t, stage), stage, quiet).Where(mark => mark is { Kind: Mark.Text, Face: Face.Mono } && mark.Area.Bottom > code.Y && mark.Area.Y < code.Bottom && mark.Area.Right > code.X && mark.Area.X < code.Right)];
                for (int i = 0; i < inCode.Length; i++)
                {
                    for (int j = i + 1; j < inCode.Length; j++)
                    {
                        (Area a, Area b) = (inCode[i].Area, inCode[j].Area);
                        double across = Math.Min(a.Right, b.Right) - Math.Max(a.X, b.X), down = Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Y, b.Y);
                        Assert.False(across > touch && down > touch, $"At {t:0.00} s, on a stage of {stage.Width} × {stage.Height}: “{inCode[i].Text}” and “{inCode[j].Text}” cross.");
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData(false, UpdateOrder.Textbook)]
    [InlineData(true, UpdateOrder.Textbook)]
    [InlineData(false, UpdateOrder.Video)]
    public void It_keeps_the_rules_of_the_stage(bool isNarrow, UpdateOrder order)
    {
        StageArea stage = isNarrow ? SceneRules.Narrow : SceneRules.Wide;
        var scene = new DebuggerScene(Of(order: order), "untrained");
        SceneRules.Hold(scene, stage);
        SceneRules.TellsItsCode(scene);
    }

    [Theory]
    [InlineData("hidden-sums", false)]
    [InlineData("hidden-sums", true)]
    [InlineData("output-sums", false)]
    [InlineData("hidden-delta", true)]
    [InlineData("output-weights", false)]
    [InlineData("hidden-weights", false)]
    [InlineData("hidden-weights", true)]
    public void A_row_keeps_the_rules_of_the_stage_too(string step, bool isNarrow)
    {
        StageArea stage = isNarrow ? SceneRules.Narrow : SceneRules.Wide;
        var scene = new DebuggerScene(Of(), "untrained");
        Assert.True(scene.EnterAt(scene.DoneAt(step)));
        SceneRules.Moves(scene);
        SceneRules.Hold(scene, stage);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(64)]
    public void Other_numbers_of_hidden_neurons_find_their_places(int hidden)
    {
        var scene = new DebuggerScene(Of(3, network: ReferenceNetwork.From(new Network(NetworkFactory.Shape(hidden), 1))), "untrained");
        SceneRules.IsWhole(scene, SceneRules.Wide);
        SceneRules.IsWhole(scene, SceneRules.Narrow);
        Assert.True(scene.EnterAt(scene.DoneAt("output-sums")));
        SceneRules.IsWhole(scene, SceneRules.Wide);
    }

    [Fact]
    public void An_image_without_ink_goes_through_too()
    {
        var scene = new DebuggerScene(new Session(untrained, new double[784], 0, 0.01, UpdateOrder.Textbook));
        SceneRules.IsWhole(scene, SceneRules.Wide);
        Assert.True(scene.EnterAt(scene.DoneAt("hidden-weights")));
        SceneRules.IsWhole(scene, SceneRules.Wide);
    }

    [Theory]
    [InlineData(0, UpdateOrder.Textbook)]
    [InlineData(7, UpdateOrder.Video)]
    public void Every_line_shows_the_twins_numbers(int index, UpdateOrder order)
    {
        ReferenceNetwork learning = untrained.Clone();
        double[] places = DigitsExtensions.OneHot(Digits.All.Training.Label(index));
        Trace trace = learning.Learn(Image(index), places, Loss.BinaryCrossEntropy, new Sgd { LearningRate = 0.01f }, order), again = learning.Trace(Image(index), places);
        var scene = new DebuggerScene(Of(index, order), "untrained");
        scene.Open(6, 3);

        string[] Shown(string step) => [.. SceneRules.Texts(scene, scene.DoneAt(step), SceneRules.Wide)];
        string Short(string entry, int row) => Numbers.Compact(trace[entry].Values[row]);
        Assert.Contains(Short("hidden sums", 6), Shown("hidden-sums"));
        Assert.Contains(Short("hidden biases", 6), Shown("hidden-sums"));
        Assert.Contains(Short("hidden activations", 6), Shown("hidden"));
        Assert.Equal(trace["output sums"].Values.Select(Numbers.Compact), Shown("output-sums").Where(IsNumberOf(trace["output sums"].Values)).Take(10));
        Assert.Equal(trace["output activations"].Values.Select(Numbers.Compact), Shown("output").Where(IsNumberOf(trace["output activations"].Values)).Take(10));
        Assert.Equal(trace["output delta"].Values.Select(Numbers.Compact), Shown("output-delta").Where(IsNumberOf(trace["output delta"].Values)).Take(10));
        Assert.Contains(Numbers.Compact(trace.MeanSquaredError), Shown("error"));
        Assert.Contains(trace["correct"].Values[0] == 1 ? "+1" : "+0", Shown("correct"));
        Assert.Contains(Short("hidden error", 6), Shown("hidden-delta"));
        Assert.Contains(Short("hidden delta", 6), Shown("hidden-delta"));
        Assert.Contains(Numbers.Fixed(trace["output weights"].Values[(3 * 20) + 6], 5), Shown("output-weights"));
        Assert.Contains(Numbers.Fixed(learning.Weights[1][3, 6], 5), Shown("output-weights"));
        Assert.Contains(Numbers.Fixed(learning.Biases[1][3, 0], 5), Shown("output-biases"));
        int first = Array.FindIndex(Image(index), ink => ink > 0.3);
        Assert.Contains(Numbers.Fixed(learning.Weights[0][6, first], 5), Shown("hidden-weights"));
        Assert.Contains(Numbers.Fixed(learning.Biases[0][6, 0], 5), Shown("hidden-biases"));
        Assert.Equal(again.Outputs.Values.Select(Numbers.Compact), Shown("again-error").Where(IsNumberOf(again.Outputs.Values)).Take(10));
        Assert.Contains(Numbers.Compact(again.MeanSquaredError), Shown("again-error"));

        static Func<string, bool> IsNumberOf(double[] values) => text => values.Select(Numbers.Compact).Contains(text);
    }

    [Fact]
    public void The_terms_of_a_formula_come_to_its_result()
    {
        // With the three strongest products shown, and all others behind the dots, whatever is opened.
        Session session = Of(5);
        var numbers = new UpdateNumbers(session);
        for (int hidden = 0; hidden < 20; hidden++)
        {
            string text = new OpenedFormula(numbers, Act.HiddenDelta, hidden, 0).Text;
            Assert.EndsWith($"= {Numbers.Compact(session.Trace["hidden delta"].Values[hidden])}", text);
            Assert.Contains($"= {Numbers.Compact(session.Trace["hidden error"].Values[hidden])} × {Numbers.Compact(session.Trace["hidden activations"].Values[hidden] * (1 - session.Trace["hidden activations"].Values[hidden]))} =", text);
        }
    }

    [Fact]
    public void Lines_come_in_the_order_of_the_update()
    {
        var textbook = new ActTimes(Script.Textbook);
        var video = new ActTimes(Script.Video);
        Assert.True(textbook.From(Act.HiddenDelta) < textbook.From(Act.OutputWeights));
        Assert.True(video.From(Act.OutputWeights) < video.From(Act.HiddenDelta));
        foreach (ActTimes times in new[] { textbook, video })
        {
            Assert.Equal(times.StepsDone.ToArray().Order(), times.StepsDone.ToArray());
            Assert.Equal(times.End, times.StepsDone[^1]);
            for (int i = 0; i < times.StepsDone.Length; i++) Assert.Equal(i, times.StepAt(times.StepsDone[i]));
        }
    }

    [Theory]
    [InlineData("hidden-sums", 784)]
    [InlineData("output-sums", 20)]
    [InlineData("hidden-delta", 10)]
    public void Inside_a_row_the_sum_grows_number_by_number_to_the_twins(string step, int count)
    {
        Session session = Of(2);
        var scene = new DebuggerScene(session, "untrained");
        Assert.True(scene.EnterAt(scene.DoneAt(step)));
        Detour row = scene.Inside!;
        Assert.Equal(count, row.Left.Length);
        double sum = step == "hidden-delta" ? 0 : row.Start;
        for (int i = 0; i < count; i++)
        {
            Assert.Equal(sum, row.Sums[i], 1e-12);
            sum += row.Left[i] * row.Right[i];
        }

        string entry = step switch { "hidden-sums" => "hidden sums", "output-sums" => "output sums", _ => "hidden error" };
        Assert.Equal(session.Trace[entry].Values[row.Row], row.Sums[^1], 1e-12);
        Assert.Contains(Numbers.Fixed(row.Sums[^1], 3), SceneRules.Texts(scene, row.At + Detour.Leaves - 0.3, SceneRules.Wide));
        for (int slow = 0; slow < 3; slow++)
        {
            IReadOnlyList<string> texts = SceneRules.Texts(scene, row.At + Detour.First + ((slow + 0.5) * Detour.Each), SceneRules.Wide);
            Assert.Contains(Numbers.Fixed(row.Left[row.Slow[slow]], 3), texts);
            Assert.Contains(Numbers.Fixed(row.Right[row.Slow[slow]], 3), texts);
        }
    }

    [Theory]
    [InlineData("output-weights")]
    [InlineData("hidden-weights")]
    public void Inside_a_row_of_an_update_each_weight_takes_its_step(string step)
    {
        Session session = Of(2, rate: 0.1);
        var scene = new DebuggerScene(session, "untrained");
        Assert.True(scene.EnterAt(scene.DoneAt(step)));
        Detour row = scene.Inside!;
        for (int i = 0; i < row.Left.Length; i++) Assert.Equal(row.Left[i] - (0.1 * row.Start * row.Right[i]), row.Results[i], 1e-9);
        IReadOnlyList<string> texts = SceneRules.Texts(scene, row.At + Detour.First + (0.99 * Detour.Each), SceneRules.Wide);
        Assert.Contains(Numbers.Fixed(row.Results[row.Slow[0]], 5), texts);
    }

    [Fact]
    public void A_detour_comes_back_to_the_moment_that_it_left()
    {
        var scene = new DebuggerScene(Of(), "untrained");
        double at = scene.DoneAt("hidden-sums") - 0.7, length = scene.Duration;
        float[] left = SceneRules.Frame(scene, at, SceneRules.Wide)[8..], end = SceneRules.Frame(scene, scene.Duration, SceneRules.Wide)[8..];
        Assert.Equal(at, scene.Enter(at)!.Value, 0.01);
        at = scene.Inside!.At;
        float[] goes = SceneRules.Frame(scene, at, SceneRules.Wide)[8..], returns = SceneRules.Frame(scene, at + Detour.Length, SceneRules.Wide)[8..];
        Assert.Equal(goes, returns);
        Assert.NotEqual(goes, SceneRules.Frame(scene, at + 3, SceneRules.Wide)[8..]);
        Assert.Equal(left.Length, goes.Length);
        Assert.Equal(length + Detour.Length, scene.Duration);
        Assert.Equal(end, SceneRules.Frame(scene, scene.Duration, SceneRules.Wide)[8..]);
        Assert.Equal(scene.Beats.Select(beat => beat.Time).Order(), scene.Beats.Select(beat => beat.Time));
    }

    [Fact]
    public void Only_lines_with_rows_can_be_entered()
    {
        var scene = new DebuggerScene(Of());
        string[] entered = [.. Script.Textbook.Steps.Where(step => scene.CanEnter(scene.DoneAt(step.Key))).Select(step => step.Key)];
        Assert.Equal(["hidden-sums", "output-sums", "hidden-error", "hidden-delta", "output-weights", "hidden-weights"], entered);
        Assert.Null(scene.Enter(scene.DoneAt("label")));
        Assert.Null(scene.Inside);
    }

    [Fact]
    public void Playing_rests_at_a_stop_and_goes_on_from_there()
    {
        var scene = new DebuggerScene(Of());
        var player = new StagePlayer(scene);
        scene.StopAt(step => step.Key is "output" or "hidden-delta");
        foreach (string key in new[] { "output", "hidden-delta" })
        {
            player.Play();
            for (int i = 0; i < 10_000 && player.IsPlaying; i++) player.Pass(0.05);
            Assert.Equal(scene.DoneAt(key), player.Time, 1e-9);
        }

        player.Play();
        for (int i = 0; i < 10_000 && player.IsPlaying; i++) player.Pass(0.05);
        Assert.Equal(scene.Duration, player.Time);
    }

    [Fact]
    public void What_is_pointed_at_tells_its_number_and_a_click_opens_it()
    {
        Session session = Of();
        var scene = new DebuggerScene(session);
        var player = new StagePlayer(scene);
        player.Seek(scene.DoneAt("hidden"));
        player.Draw(SceneRules.Wide);
        Area disc = player.Painter.Hits.Single(hit => hit.Id == 2_000 + 12).Area;
        player.Point(TouchKind.Hover, disc.CenterX, disc.CenterY, SceneRules.Wide);
        IReadOnlyList<string> texts = SceneRules.Texts(scene, player.Time, SceneRules.Wide);
        Assert.Contains("hidden[12]", texts);
        Assert.Contains(Numbers.Compact(session.Trace["hidden sums"].Values[12]), texts);
        player.Point(TouchKind.Leave, 0, 0, SceneRules.Wide);
        Assert.DoesNotContain("hidden[12]", SceneRules.Texts(scene, player.Time, SceneRules.Wide));

        int opened = 0;
        scene.Opened += () => opened++;
        player.Point(TouchKind.Down, disc.CenterX, disc.CenterY, SceneRules.Wide);
        Assert.Equal((12, 1), (scene.HiddenRow, opened));
        Assert.Contains("hidden[12]", SceneRules.Texts(scene, player.Time, SceneRules.Wide));
        player.Press("ArrowDown");
        Assert.Equal(13, scene.HiddenRow);
        player.Seek(scene.DoneAt("output"));
        player.Draw(SceneRules.Wide);
        player.Press("ArrowUp");
        Assert.NotNull(scene.OutputRow);
        scene.Handles.Single(handle => handle.Id == DebuggerScene.HiddenHandle).Write(99);
        Assert.Equal(19, scene.HiddenRow);
    }

    [Fact]
    public void A_click_on_a_line_goes_to_its_beginning()
    {
        var scene = new DebuggerScene(Of());
        var player = new StagePlayer(scene);
        double? wanted = null;
        int? stopped = null;
        scene.Wanted += time => wanted = time;
        scene.Wished += (wish, act) => stopped = wish == DebuggerWish.Stop ? act : null;
        player.Draw(SceneRules.Wide);
        foreach (Act act in Enum.GetValues<Act>())
        {
            Area line = player.Painter.Hits.Single(hit => hit.Id == 4_000 + (int)act).Area, number = player.Painter.Hits.Single(hit => hit.Id == 5_000 + (int)act).Area;
            player.Point(TouchKind.Down, line.CenterX, line.CenterY, SceneRules.Wide);
            Assert.Equal(new ActTimes(Script.Textbook).From(act), wanted);
            player.Point(TouchKind.Down, number.CenterX, number.CenterY, SceneRules.Wide);
            Assert.Equal((int)act, stopped);
        }
    }

    [Fact]
    public void Readings_tell_what_the_line_has_written()
    {
        Session session = Of();
        var scene = new DebuggerScene(session, "untrained");
        Reading[] readings = [.. scene.Readings(scene.DoneAt("hidden"))];
        Assert.Equal("hidden = Sigmoid(hiddenSums)", readings.Single(reading => reading.Name == "line that has acted").Value);
        Assert.Equal(session.Trace["hidden activations"].Values.Select(Numbers.Brief), readings.Where(reading => reading.Name.StartsWith("hidden[", StringComparison.Ordinal)).Select(reading => reading.Value));
    }

    [Fact]
    public void Captions_are_short_and_no_line_of_the_program_is_cut()
    {
        foreach (StageArea stage in new[] { SceneRules.Wide, SceneRules.Narrow, new StageArea(1000, 580), new StageArea(346, 568), new StageArea(1920, 1020, true) })
        {
            var layout = new DebuggerLayout(stage, 20);
            ActLine[] lines = ActLine.All(new UpdateNumbers(Of()));
            Assert.All(lines, line => Assert.InRange(line.Said.Length, 1, 45));
            Assert.True(layout.Code.Width > 30 * 0.6 * layout.CodeSize);
            Assert.True(layout.CodeSize >= 13 && layout.FormulaSize >= 13);
            (Area above, Area below) = stage.IsNarrow ? (layout.Formula, layout.Code) : (layout.Code, layout.Formula);
            Assert.True(above.Bottom < below.Y && below.Bottom < layout.ShapesY && layout.ShapesY < stage.Height);
            Assert.All(layout.Tiles, tile => Assert.True(tile.X >= 0 && tile.Y >= 0 && tile.Right <= stage.Width && tile.Bottom <= stage.Height));
        }
    }
}
