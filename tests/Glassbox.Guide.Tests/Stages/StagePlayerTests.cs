using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Tests.Stages;

public sealed class StagePlayerTests
{
    private readonly Three scene = new();

    [Fact]
    public void It_plays_to_the_end_and_rests()
    {
        var player = new StagePlayer(scene);
        int rests = 0;
        player.Rested += () => rests++;
        player.Play();
        for (int i = 0; i < 100 && player.IsPlaying; i++) player.Pass(0.1);
        Assert.Equal((3, false, 1), (player.Time, player.IsPlaying, rests));
        player.Play(); // from the beginning again
        Assert.Equal((0, true), (player.Time, player.IsPlaying));
    }

    [Fact]
    public void Arrows_go_from_beat_to_beat()
    {
        var player = new StagePlayer(scene);
        Assert.True(player.Press("ArrowRight"));
        while (player.IsPlaying) player.Pass(0.07);
        Assert.Equal(1, player.Time);
        player.Press("ArrowRight");
        while (player.IsPlaying) player.Pass(0.07);
        Assert.Equal(2, player.Time);
        player.Press("ArrowLeft");
        Assert.Equal(1, player.Time);
        player.Press("End");
        Assert.Equal(3, player.Time);
        player.Press("Home");
        Assert.Equal(0, player.Time);
        Assert.False(player.Press("q"));
    }

    [Fact]
    public void Without_motion_it_jumps()
    {
        var player = new StagePlayer(scene) { IsReduced = true };
        foreach (double beat in new double[] { 1, 2, 3, 0 })
        {
            player.Press(" ");
            Assert.Equal((beat, false), (player.Time, player.IsPlaying));
        }
    }

    [Fact]
    public void It_waits_for_what_is_not_known_yet()
    {
        scene.Known = 1.5;
        var player = new StagePlayer(scene);
        player.Play();
        for (int i = 0; i < 50; i++) player.Pass(0.1);
        Assert.Equal((1.5, true), (player.Time, player.IsPlaying));
        player.Seek(2.5);
        Assert.Equal(1.5, player.Time);
        scene.Known = 3;
        player.Play();
        for (int i = 0; i < 50; i++) player.Pass(0.1);
        Assert.Equal((3, false), (player.Time, player.IsPlaying));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(1e9, 3)]
    [InlineData(double.NaN, 0.5)]
    public void Times_out_of_the_scene_are_brought_into_it(double to, double stands)
    {
        var player = new StagePlayer(scene);
        player.Seek(0.5);
        player.Seek(to);
        Assert.Equal(stands, player.Time);
    }

    [Fact]
    public void A_small_place_is_wide_enough_for_a_finger()
    {
        var player = new StagePlayer(scene);
        var stage = new StageArea(400, 300);
        player.Draw(stage);
        Assert.Equal(7, player.HitAt(100, 100));
        Assert.Equal(7, player.HitAt(120, 100, minimumSize: 44));
        Assert.Equal(-1, player.HitAt(120, 100, minimumSize: 24));
        Assert.True(player.Point(TouchKind.Down, 110, 100, stage));
        Assert.True(player.Point(TouchKind.Move, 300, 200, stage)); // what is held follows anywhere
        Assert.Equal(7, scene.Last.Hit);
        player.Point(TouchKind.Up, 300, 200, stage);
        Assert.False(player.Point(TouchKind.Move, 300, 200, stage));
    }

    private sealed class Three : StageScene
    {
        public double Known { get; set; } = 3;

        public Touch Last { get; private set; }

        public override string Name => "three seconds";

        public override double Duration => 3;

        public override double Ready => Known;

        public override IReadOnlyList<Beat> Beats { get; } = [new(0, "zero"), new(1, "one"), new(2, "two"), new(3, "three")];

        public override void Frame(Painter painter, double t, StageArea stage) => painter.Hit(7, new Area(95, 95, 10, 10));

        public override bool Touched(Touch touch)
        {
            Last = touch;
            return touch.Hit == 7;
        }
    }
}
