using System.Xml.Linq;
using CsCheck;
using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Tests.Stages;

public sealed class PainterTests
{
    private static readonly StageArea Stage = new(400, 300);

    [Fact]
    public void Numbers_are_written_as_the_guide_writes_them() =>
        Gen.Double[-1000, 1000].Select(Gen.Int[0, 6]).Sample((value, decimals) =>
            Assert.Equal(Glassbox.Guide.Widgets.Numbers.Fixed(value, decimals), Assert.Single(Texts(painter => painter.Number(value, decimals, 0, 0, new Lettering(12), Tint.Ink)))));

    [Theory]
    [InlineData(12.5, 0)]
    [InlineData(13.5, 0)]
    [InlineData(2.5, 0)]
    [InlineData(-0.5, 0)]
    [InlineData(0.05, 1)]
    [InlineData(0.35, 1)]
    [InlineData(1.005, 2)]
    [InlineData(0.375, 2)]
    [InlineData(123456.0625, 3)]
    [InlineData(0.125, 2)]
    [InlineData(-0.0185, 3)]
    [InlineData(1e20, 2)]
    [InlineData(double.NaN, 2)]
    [InlineData(double.NegativeInfinity, 2)]
    public void So_are_those_that_lie_between_two(double value, int decimals) =>
        Assert.Equal(Glassbox.Guide.Widgets.Numbers.Fixed(value, decimals), Assert.Single(Texts(painter => painter.Number(value, decimals, 0, 0, new Lettering(12), Tint.Ink))));

    [Fact]
    public void So_are_those_next_to_the_middle() =>
        Gen.Int[0, 100_000].Select(Gen.Int[0, 4], Gen.Int[-2, 2]).Sample((whole, decimals, steps) =>
        {
            double value = (whole + 0.5) / Math.Pow(10, decimals);
            for (int i = 0; i < Math.Abs(steps); i++) value = steps < 0 ? Math.BitDecrement(value) : Math.BitIncrement(value);
            Assert.Equal(Glassbox.Guide.Widgets.Numbers.Fixed(value, decimals), Assert.Single(Texts(painter => painter.Number(value, decimals, 0, 0, new Lettering(12), Tint.Ink))));
        });

    [Fact]
    public void Counts_are_written_as_the_guide_writes_them() =>
        Gen.Int[0, 10_000_000].Sample(value =>
            Assert.Equal(Glassbox.Guide.Widgets.Numbers.Count(value), Assert.Single(Texts(painter => painter.Count(value, 0, 0, new Lettering(12), Tint.Ink)))));

    [Fact]
    public void A_plus_sign_stands_where_it_is_wanted()
    {
        Assert.Equal(["+0.50"], Texts(painter => painter.Number(0.5, 2, 0, 0, new Lettering(12), Tint.Ink, isSigned: true)));
        Assert.Equal(["0.00"], Texts(painter => painter.Number(-0.001, 2, 0, 0, new Lettering(12), Tint.Ink, isSigned: true)));
        Assert.Equal(["b = −1.50 !"], Texts(painter => painter.Number(-1.5, 2, 0, 0, new Lettering(12), Tint.Ink, false, "b = ", " !")));
    }

    [Fact]
    public void A_part_of_a_curve_lies_on_the_curve() =>
        Gen.Double[0, 1].Array[2].Sample(parts =>
        {
            (double from, double to) = (parts.Min(), parts.Max());
            if (to - from < 1e-3) return;
            Bend bend = Bend.Across(10, 20, 300, 200);
            float[] list = SceneList(painter => painter.Curve(bend, new Pen(1, Tint.Ink), from, to));
            var part = new Bend(list[1], list[2], list[3], list[4], list[5], list[6], list[7], list[8]);
            foreach (double u in new[] { 0, 0.3, 0.7, 1 })
            {
                ((double x, double y), (double ex, double ey)) = (part.At(u), bend.At(from + ((to - from) * u)));
                Assert.Equal(ex, x, 1e-2);
                Assert.Equal(ey, y, 1e-2);
            }
        });

    [Fact]
    public void What_cannot_be_seen_is_not_drawn() => Assert.Empty(SceneList(painter =>
    {
        painter.Box(new Area(0, 0, 10, 10), Tint.Ink.At(0));
        painter.Disc(0, 0, 0, Tint.Ink);
        painter.Opacity = 0;
        painter.Line(0, 0, 10, 10, new Pen(1, Tint.Ink));
        painter.Text("text", 0, 0, new Lettering(12), Tint.Ink);
        painter.Picture(new CellPicture(2, 2), new Area(0, 0, 10, 10));
    }));

    [Fact]
    public void A_layer_is_drawn_once_until_it_is_another()
    {
        var painter = new Painter();
        bool Ask(long version)
        {
            painter.Begin();
            bool isWanted = painter.BeginLayer(3, version);
            if (isWanted) painter.EndLayer();
            painter.End();
            return isWanted;
        }

        Assert.Equal([true, false, true, false], new[] { Ask(1), Ask(1), Ask(2), Ask(2) });
        painter.Forget();
        Assert.True(Ask(2));
    }

    [Fact]
    public void A_picture_is_sent_when_it_has_changed_and_only_the_rows_that_have()
    {
        var painter = new Painter();
        var picture = new CellPicture(4, 4);
        int Sends()
        {
            painter.Begin();
            painter.Picture(picture, new Area(0, 0, 40, 40));
            painter.End();
            ReadOnlySpan<float> list = painter.List[Painter.Header..];
            return list[0] == (float)Mark.Send ? (int)(list[5] - list[4]) : 0;
        }

        Assert.Equal((4, 0), (Sends(), Sends()));
        picture.Set(9, Tint.Positive, 0.5);
        Assert.Equal((1, 0), (Sends(), Sends()));
        picture.Set(9, Tint.Positive, 0.5); // as it was
        Assert.Equal(0, Sends());
        painter.Forget();
        Assert.Equal(4, Sends());
    }

    [Fact]
    public void The_drawing_has_what_the_list_has()
    {
        var painter = new Painter(remembers: false);
        painter.Begin();
        painter.Clip(new Area(0, 0, 100, 100));
        painter.Box(new Area(1, 2, 3, 4), Shade.Between(Tint.Ink, Tint.Wrong, 0.5));
        painter.Restore();
        painter.SignedBox(new Area(0, 0, 5, 5), -1);
        Painter.PointList dots = painter.Dots(Tint.Positive);
        dots.Add(10, 20, 2);
        dots.Add(30, 20, 2);
        Painter.Path path = painter.Polyline(new Pen(2, Tint.Ink, 4));
        path.Add(0, 0);
        path.Add(5, 5);
        painter.Text("a < b", 1, 1, new Lettering(12, Face.Mono, 500, Align.Right), Tint.Soft);
        painter.TextOn(" & c", new Lettering(12), Tint.Ink);
        painter.End();
        XElement svg = XElement.Parse(new SvgWriter(painter, SvgWriter.Variable, (_, _, _) => null, "x").Write(Stage, "\"said\""));
        XNamespace ns = "http://www.w3.org/2000/svg";
        Assert.Equal("\"said\"", svg.Attribute("aria-label")!.Value);
        Assert.Equal("color-mix(in srgb, var(--wrong) 50.2%, var(--ink))", svg.Element(ns + "g")!.Element(ns + "rect")!.Attribute("fill")!.Value);
        Assert.Equal(2, svg.Descendants(ns + "path").Single(e => e.Attribute("fill")?.Value == "var(--positive)").Attribute("d")!.Value.Count(c => c == 'M'));
        Assert.Equal("M0 0L5 5", svg.Descendants(ns + "path").Single(e => e.Attribute("stroke-dasharray") is not null).Attribute("d")!.Value);
        Assert.Equal("a < b & c", svg.Element(ns + "text")!.Value);
        Assert.Single(svg.Descendants(ns + "pattern"));
    }

    [Fact]
    public void What_was_begun_must_be_ended()
    {
        var painter = new Painter();
        painter.Begin();
        painter.Clip(new Area(0, 0, 1, 1));
        Assert.Throws<InvalidOperationException>(painter.End);
        painter.Begin();
        Assert.Throws<InvalidOperationException>(painter.Restore);
    }

    [Fact]
    public void A_camera_arrives_where_it_was_sent_and_zooms_by_ratio()
    {
        Camera from = Camera.On(new Area(0, 0, 4000, 3000), Stage), to = Camera.On(new Area(100, 100, 40, 30), Stage);
        Assert.Equal(from, Camera.Between(from, to, 0));
        Camera end = Camera.Between(from, to, 1), middle = Camera.Between(from, to, 0.5);
        Assert.Equal((to.X, to.Y, to.Zoom), (Math.Round(end.X, 9), Math.Round(end.Y, 9), Math.Round(end.Zoom, 9)));
        Assert.Equal(Math.Sqrt(from.Zoom * to.Zoom), middle.Zoom, 1e-9);
        Assert.Equal(0, to.ToStage(new Area(100, 100, 40, 30), Stage).X, 1e-9);
    }

    private static IEnumerable<string> Texts(Action<Painter> draw)
    {
        var painter = new Painter(remembers: false);
        painter.Begin();
        draw(painter);
        painter.End();
        return XElement.Parse(new SvgWriter(painter, SvgWriter.Variable, (_, _, _) => null, "x").Write(Stage, "")).Descendants().Where(e => e.Name.LocalName == "tspan").Select(e => e.Value);
    }

    private static float[] SceneList(Action<Painter> draw)
    {
        var painter = new Painter();
        painter.Begin();
        draw(painter);
        painter.End();
        return painter.List[Painter.Header..].ToArray();
    }
}
