using System.Globalization;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Scenes.Forward;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Tests.Stages;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Worker;
using Glassbox.Reference;

namespace Glassbox.Guide.Tests.Scenes.Forward;

public sealed class ZoomSceneTests : SceneTests<ZoomScene>
{
    private static readonly ReferenceNetwork Twin = ReferenceNetwork.From(Trained());
    private readonly ZoomScene scene = Of(0);

    private protected override ZoomScene Made => scene;

    // Not the main job, which takes long: the same network after a part of its first epoch.
    private static Network Trained()
    {
        var trainer = new Trainer(new Network(NetworkFactory.Shape(20), 1), Digits.All.Training.Take(3000), new RunSettings().Options);
        _ = trainer.Epochs(1).Last();
        return trainer.Network;
    }

    private static double[] Image(int index) => DigitsExtensions.Scaled([.. Digits.All.Training.Pixels(index)]);

    private static ZoomScene Of(int index, int tile = 3) => new(new Passing(Twin, Image(index)), Digits.All.Training.Label(index), tile, "a part of the first epoch");

    private static string Text(double value, int decimals = 2) => Numbers.Fixed(value, decimals);

    [Theory]
    [InlineData(0, 3)]
    [InlineData(5, 13)]
    [InlineData(999, 19)]
    public void What_it_comes_to_is_the_twins(int index, int tile)
    {
        ZoomScene zoom = Of(index, tile);
        Trace trace = Twin.Forward(Image(index));
        double bias = Twin.Biases[0][tile, 0], sum = trace["hidden sums"].Values[tile], activation = trace["hidden activations"].Values[tile];
        double[] hidden = trace["hidden activations"].Values, outputs = trace["output activations"].Values;

        IReadOnlyList<string> all = Told(zoom, "All 784 products are one number"), biased = Told(zoom, "The bias has moved the sum"), squashed = Told(zoom, "The sigmoid has made it a number from 0 to 1");
        Assert.Contains(Text(sum - bias), all);
        Assert.Contains($"784 products have become one number: {Text(sum - bias)}.", string.Join(' ', all));
        Assert.Contains(Text(sum), biased);
        Assert.Contains(Text(activation), squashed);
        IReadOnlyList<string> activations = Told(zoom, "Every sum has become an activation"), wins = Told(zoom, "Ten outputs, and the largest wins");
        Assert.Equal(hidden.Select(value => Text(value)).Order(), activations.Where(IsNumber).Order());
        Assert.Equal(outputs.Select(value => Text(value)).Order(), wins.Where(IsNumber).Order());
        Assert.Contains($"reads {Numbers.A(outputs.ArgMax())}", string.Join(' ', wins));
    }

    [Fact]
    public void The_level_grows_product_by_product()
    {
        double[] image = Image(0);
        int[] places = [.. Enumerable.Range(0, 784).Where(place => image[place] > 0)];
        double sum = 0;
        int seen = 0;
        // In the order of the pixels, each time the level rests between two of them.
        for (double t = ZoomTimes.First; t < ZoomTimes.All - 0.2; t += 0.01)
        {
            Reading[] readings = [.. scene.Readings(t)];
            int read = int.Parse(readings.Single(r => r.Name.StartsWith("products added", StringComparison.Ordinal)).Value, CultureInfo.InvariantCulture);
            for (; seen < read; seen++) sum += image[places[seen]] * Twin.Weights[0][3, places[seen]];
            Assert.Equal(Text(sum, 4), readings.Single(r => r.Name == "sum so far").Value);
        }

        Assert.Equal(places.Length, seen);
        Assert.Equal(sum + Twin.Biases[0][3, 0], Twin.Forward(image)["hidden sums"].Values[3], 1e-12);
    }

    [Fact]
    public void The_first_three_are_multiplied_with_their_numbers()
    {
        double[] image = Image(0);
        int told = 0;
        for (double t = ZoomTimes.First; t < ZoomTimes.Faster; t += 0.05)
        {
            IReadOnlyList<string> texts = SceneRules.Texts(scene, t, SceneRules.Wide);
            if (!texts.Contains("×")) continue;
            string pair = texts.First(text => text.StartsWith("pair ", StringComparison.Ordinal));
            int place = int.Parse(pair.Split(' ')[1], CultureInfo.InvariantCulture) - 1;
            Assert.Contains(Text(image[place]), texts);
            Assert.Contains(Text(Twin.Weights[0][3, place]), texts);
            Assert.True(image[place] > 0.3, "Its ink is too pale for a product that can be seen.");
            told++;
        }

        Assert.True(told > 10, $"{told} frames show a product.");
    }

    [Fact]
    public void An_image_without_ink_comes_to_its_biases()
    {
        double[] blank = new double[784];
        var zoom = new ZoomScene(new Passing(Twin, blank), 0);
        SceneRules.IsPure(zoom, SceneRules.Wide);
        SceneRules.IsWhole(zoom, SceneRules.Narrow);
        Assert.Contains("784 products have become one number: 0.00.", string.Join(' ', Told(zoom, "All 784 products are one number")));
        Assert.Contains(Text(Twin.Biases[0][3, 0]), Told(zoom, "The bias has moved the sum"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(64)]
    public void Other_numbers_of_tiles_find_their_places(int hidden)
    {
        var zoom = new ZoomScene(new Passing(ReferenceNetwork.From(new Network(NetworkFactory.Shape(hidden), 1)), Image(3)), 1, 40);
        Assert.Equal(Math.Min(40, hidden - 1), zoom.Tile);
        SceneRules.IsWhole(zoom, SceneRules.Wide);
        SceneRules.IsWhole(zoom, SceneRules.Narrow);
    }

    [Fact]
    public void The_wrong_way_round_nineteen_hang_over_and_spring_back()
    {
        IReadOnlyList<string> wrong = Told(scene, "The wrong way round: nineteen numbers have no partner"), back = Told(scene, "The operands are back in their order");
        Assert.Contains("≠", wrong);
        Assert.Contains("A row of 1 meets a column of 20: 19 hang over.", string.Join(' ', wrong));
        Assert.DoesNotContain("≠", back);
    }

    [Fact]
    public void A_hand_drags_the_column_to_the_wrong_side_until_time_moves()
    {
        var player = new StagePlayer(scene);
        player.Seek(ZoomScene.OperandsTime);
        StageArea stage = SceneRules.Wide;
        player.Draw(stage);
        Area column = player.Painter.Hits.Single(hit => hit.Id == ZoomScene.ColumnHandle).Area;
        bool isReleased = false;
        scene.Released += () => isReleased = true;
        Assert.True(player.Point(TouchKind.Down, column.CenterX, column.CenterY, stage));
        for (int i = 1; i <= 10; i++) player.Point(TouchKind.Move, column.CenterX - (i * 0.06 * stage.Width), column.CenterY, stage);
        Assert.Equal(1, scene.Swapped);
        Assert.Contains("≠", SceneRules.Texts(scene, player.Time, stage));
        player.Point(TouchKind.Up, 0, column.CenterY, stage);
        Assert.True(isReleased);
        player.Seek(player.Time + 0.01);
        Assert.Equal(0, scene.Swapped);
        Assert.DoesNotContain("≠", SceneRules.Texts(scene, player.Time, stage));
    }

    [Fact]
    public void A_short_drag_falls_back_and_a_key_does_the_same_as_a_hand()
    {
        var player = new StagePlayer(scene);
        player.Seek(ZoomScene.OperandsTime);
        StageArea stage = SceneRules.Wide;
        player.Draw(stage);
        Area column = player.Painter.Hits.Single(hit => hit.Id == ZoomScene.ColumnHandle).Area;
        player.Point(TouchKind.Down, column.CenterX, column.CenterY, stage);
        player.Point(TouchKind.Move, column.CenterX - 60, column.CenterY, stage);
        Assert.InRange(scene.Swapped, 0.05, 0.5);
        player.Point(TouchKind.Up, column.CenterX - 60, column.CenterY, stage);
        Assert.Equal(0, scene.Swapped);

        Handle handle = scene.Handles.Single(h => h.Id == ZoomScene.ColumnHandle);
        handle.Write(1);
        Assert.Equal(1, handle.Read());
        Assert.Contains("≠", SceneRules.Texts(scene, player.Time, stage));
        double? wanted = null;
        scene.Wanted += (time, willDo) => wanted = willDo(0) ? null : time;
        handle.Write(0.5);
        Assert.Equal(ZoomScene.OperandsTime, wanted);
    }

    [Fact]
    public void A_tile_that_is_tapped_is_looked_at()
    {
        var player = new StagePlayer(scene);
        player.Draw(SceneRules.Narrow);
        Area ninth = player.Painter.Hits.Where(hit => hit.Id >= 100).ElementAt(8).Area;
        int chosen = -1;
        scene.TileChosen += () => chosen = scene.Tile;
        player.Point(TouchKind.Down, ninth.CenterX, ninth.CenterY, SceneRules.Narrow, 44);
        Assert.Equal(8, chosen);
        Assert.Contains("tile 8", Told(scene, "The tile is one row of 784 weights"));
        scene.Handles.Single(h => h.Id == ZoomScene.TileHandle).Write(20);
        Assert.Equal(19, scene.Tile);
        scene.Choose(20);
        Assert.Equal(19, scene.Tile);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(26)]
    public void Any_disc_of_the_network_tells_its_sum(int disc)
    {
        Trace trace = Twin.Forward(Image(0));
        bool isHidden = disc < 20;
        int which = isHidden ? disc : disc - 20;
        double bias = Twin.Biases[isHidden ? 0 : 1][which, 0], sum = trace[isHidden ? "hidden sums" : "output sums"].Values[which], activation = trace[isHidden ? "hidden activations" : "output activations"].Values[which];
        var player = new StagePlayer(scene);
        player.Seek(scene.Duration);
        player.Draw(SceneRules.Wide);
        Area area = player.Painter.Hits.Single(hit => hit.Id == 200 + disc).Area;
        player.Point(TouchKind.Hover, area.CenterX, area.CenterY, SceneRules.Wide);
        IReadOnlyList<string> texts = SceneRules.Texts(scene, scene.Duration, SceneRules.Wide);
        Assert.Contains(isHidden ? $"tile {which}" : $"output {which}", texts);
        Assert.Contains(Text(activation, 4), texts);
        Assert.Contains((bias > 0 ? "+" : "") + Text(bias, 4), texts);
        Assert.Contains((sum - bias > 0 ? "+" : "") + Text(sum - bias, 4), texts);
        Assert.Contains(scene.Readings(scene.Duration), reading => reading.Name == "opened");
        player.Point(TouchKind.Hover, 2, 2, SceneRules.Wide);
        Assert.Equal(-1, scene.Opened);
    }

    [Fact]
    public void Captions_have_at_most_twelve_words_and_time_to_be_read()
    {
        for (double t = 0; t < scene.Duration; t += 0.25)
        {
            string caption = string.Join(' ', CaptionOf(SceneRules.Texts(scene, t, SceneRules.Wide)));
            Assert.InRange(caption.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, 0, 13);
        }
    }

    // The last texts that end as a sentence does.
    private static IEnumerable<string> CaptionOf(IReadOnlyList<string> texts) => texts.Where(text => text.EndsWith('.') || text.EndsWith('?'));

    private static IReadOnlyList<string> Told(ZoomScene zoom, string beat) =>
        SceneRules.Texts(zoom, zoom.Beats.Single(b => b.Name == beat).Time, SceneRules.Wide);

    private static bool IsNumber(string text) => text.Length >= 4 && text[^3] == '.' && char.IsDigit(text[^1]) && (char.IsDigit(text[0]) || text[0] == '−');
}
