using System.Xml.Linq;
using Glassbox.Cli.Charts;

namespace Glassbox.Cli.Tests.Charts;

public sealed class ChartTests
{
    private static readonly Chart Curves = new(
        "Loss <b>", "The loss falls & falls.", new ChartAxis("epoch") { IsWhole = true }, new ChartAxis("loss"),
        [
            new ChartLine("training", ChartRole.Training, [(1, 0.9), (2, 0.5), (3, 0.25)]),
            new ChartLine("validation \"v\"", ChartRole.Validation, [(1, 1), (2, double.NaN), (3, 0.5)]),
        ])
    {
        Place = (2, "best"),
    };

    [Fact]
    public void A_drawing_is_well_formed_and_says_what_it_shows()
    {
        XElement svg = Svg(Curves);
        Assert.Equal("Loss <b>", svg.Elements().First(e => e.Name.LocalName == "title").Value);
        Assert.Equal("The loss falls & falls.", svg.Elements().First(e => e.Name.LocalName == "desc").Value);
        Assert.Equal("img", svg.Attribute("role")!.Value);
        string[] labelled = svg.Attribute("aria-labelledby")!.Value.Split(' ');
        Assert.All(labelled, id => Assert.Contains(svg.Descendants(), e => e.Attribute("id")?.Value == id));
    }

    [Fact]
    public void Points_lie_where_their_numbers_are_and_what_is_no_number_breaks_the_line()
    {
        XElement svg = Svg(Curves);
        string[] ways = [.. svg.Descendants().Where(e => (e.Attribute("class")?.Value ?? "").StartsWith("line", StringComparison.Ordinal)).Select(e => e.Attribute("d")!.Value)];
        Assert.Equal(2, ways.Length);
        Assert.Equal(2, ways[1].Count(c => c == 'M')); // one point, nothing, one point
        double[][] places = [.. ways[0].Split('M', 'L').Skip(1).Select(point => point.Split(' ').Select(n => double.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).ToArray())];
        Assert.Equal(places[1][0] - places[0][0], places[2][0] - places[1][0], 0.11); // equal steps along x
        Assert.Equal((places[1][1] - places[0][1]) / 0.4, (places[2][1] - places[1][1]) / 0.25, 1.0); // in proportion along y, downwards
        Assert.True(places[2][1] > places[0][1]);
    }

    [Fact]
    public void All_numbers_stand_in_a_table_behind_it()
    {
        XElement figure = XElement.Parse(Curves.ToFigure("a"));
        XElement[] rows = [.. figure.Descendants("tr")];
        Assert.Equal(["epoch", "training", "validation \"v\""], rows[0].Elements().Select(e => e.Value));
        Assert.Equal(["2", "0.5", "–"], rows[2].Elements().Select(e => e.Value));
        Assert.Equal(["training", "validation \"v\""], figure.Descendants("li").Select(e => e.Value));
    }

    [Theory]
    [InlineData(0, 1, false, new[] { 0, 0.5, 1 }, 2)]
    [InlineData(0.12, 0.95, false, new[] { 0, 0.2, 0.4, 0.6, 0.8, 1 }, 5)]
    [InlineData(-3, 7, false, new[] { -5.0, 0, 5, 10 }, 3)]
    [InlineData(0.0004, 0.5, true, new[] { 0.0001, 0.001, 0.01, 0.1, 1 }, 5)]
    [InlineData(0.09, 9, true, new[] { 0.03, 0.1, 0.3, 1, 3, 10 }, 5)]
    [InlineData(0.03, 1.5, true, new[] { 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2 }, 5)]
    [InlineData(1e-12, 1e-4, true, new[] { 1e-12, 1e-10, 1e-8, 1e-6, 1e-4 }, 5)]
    public void Axes_are_marked_at_round_numbers(double least, double most, bool isLogarithmic, double[] expected, int ticks)
    {
        var scale = new ChartScale(new ChartAxis("") { IsLogarithmic = isLogarithmic }, [least, most], 0, 100, ticks);
        Assert.Equal(expected.Length, scale.Ticks.Count);
        Assert.All(expected.Zip(scale.Ticks), pair => Assert.Equal(pair.First, pair.Second, 9));
        Assert.Equal((0, 100), (scale[expected[0]], scale[expected[^1]]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_end_that_the_axis_sets_stays(bool isLogarithmic)
    {
        var scale = new ChartScale(new ChartAxis("") { IsLogarithmic = isLogarithmic, Minimum = 0.03, Maximum = 70 }, [], 0, 100, 5);
        Assert.Equal((0, 100), (scale[0.03], scale[70]));
        Assert.All(scale.Ticks, tick => Assert.True(scale.Has(tick)));
        Assert.InRange(scale.Ticks.Count, 3, 8);
    }

    [Fact]
    public void Nothing_one_number_and_equal_numbers_are_drawn_too()
    {
        (double, double)[][] all = [[], [(1, 1)], [(1, 5), (2, 5)], [(0, 0)], [(double.NaN, double.NaN)], [(1e-300, 1e300)], [(-1e9, 1e-9)]];
        foreach ((double, double)[] points in all)
            foreach (bool isLogarithmic in (bool[])[false, true])
            {
                var chart = new Chart("t", "d", new ChartAxis("x") { IsLogarithmic = isLogarithmic }, new ChartAxis("y") { IsLogarithmic = isLogarithmic }, [new ChartLine("l", ChartRole.Training, points), new ChartDots("d", ChartRole.Mistake, points)]);
                string drawn = Svg(chart).ToString();
                Assert.DoesNotContain("NaN", drawn, StringComparison.Ordinal);
                Assert.DoesNotContain("∞", drawn, StringComparison.Ordinal);
            }
    }

    [Fact]
    public void Many_dots_are_one_path_and_bars_stand_on_zero()
    {
        (double, double)[] many = [.. Enumerable.Range(0, 3000).Select(i => ((double)i, (double)(i * i % 977)))];
        var chart = new Chart("t", "d", new ChartAxis("x"), new ChartAxis("y"), [new ChartBars("b", ChartRole.Measured, [(0, 1000, 500), (1000, 2000, 0)]), new ChartDots("d", ChartRole.Measured, many)]);
        XElement svg = Svg(chart);
        Assert.Single(svg.Descendants(), e => e.Attribute("class")?.Value == "cloud measured");
        XElement[] bars = [.. svg.Descendants().Where(e => e.Attribute("class")?.Value == "bar measured")];
        Assert.Equal("0", bars[1].Attribute("height")!.Value);
        Assert.Contains("is listed", chart.ToFigure("b"), StringComparison.Ordinal);
    }

    private static XElement Svg(Chart chart) => XElement.Parse(chart.ToSvg("id"));
}
