using AngleSharp.Dom;
using Bunit;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Tests.Scenes;
using Glassbox.Guide.Widgets;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Glassbox.Guide.Tests.Widgets;

public sealed class LineChartTests : BunitContext
{
    private readonly (double, double)[] squares = [.. Enumerable.Range(0, 101).Select(i => ((double)i, (double)i * i))];

    public LineChartTests() => Services.AddSingleton<IPage, StillPage>();

    [Fact]
    public void Pointed_at_it_gives_the_computed_value_nearest_to_the_pointer()
    {
        IRenderedComponent<LineChart> chart = Chart(squares);
        Assert.Empty(chart.FindAll(".chart-reading"));
        double x = chart.Instance.X(40.3); // without a browser an offset is in the drawing's own units
        chart.Find("svg").TriggerEvent("onpointermove", new PointerEventArgs { OffsetX = x });
        Assert.Equal(["40", "1600"], chart.FindAll(".chart-reading dd").Select(value => value.TextContent));
        chart.Find("svg").TriggerEvent("onpointerleave", new PointerEventArgs());
        Assert.Empty(chart.FindAll(".chart-reading"));
    }

    [Fact]
    public void Touched_it_keeps_its_reading_when_the_finger_is_lifted()
    {
        IRenderedComponent<LineChart> chart = Chart(squares);
        chart.Find("svg").TriggerEvent("onpointerdown", new PointerEventArgs { OffsetX = chart.Instance.X(9), PointerType = "touch" });
        chart.Find("svg").TriggerEvent("onpointerleave", new PointerEventArgs { PointerType = "touch" });
        Assert.Equal("9", chart.Find(".chart-reading dd").TextContent);
        chart.Find("[role=application]").Blur();
        Assert.Empty(chart.FindAll(".chart-reading"));
    }

    [Fact]
    public void Arrow_keys_read_it_from_place_to_place()
    {
        IRenderedComponent<LineChart> chart = Chart(squares);
        IElement plot = chart.Find("[role=application]");
        foreach (string key in new[] { "End", "ArrowLeft", "PageDown", "Tab" }) plot.KeyDown(key);
        Assert.Equal("steps 89: squares 7921", chart.Find("[aria-live]").TextContent);
        plot.Blur();
        Assert.Empty(chart.Find("[aria-live]").TextContent);
    }

    [Fact]
    public void Its_table_has_a_dozen_of_the_points()
    {
        IRenderedComponent<LineChart> chart = Chart(squares);
        IReadOnlyList<IElement> rows = chart.FindAll(".chart-table tbody tr");
        Assert.Equal(12, rows.Count);
        Assert.Equal(["0", "0"], rows[0].Children.Select(cell => cell.TextContent));
        Assert.Equal(["100", "10000"], rows[^1].Children.Select(cell => cell.TextContent));
    }

    [Fact]
    public void While_it_changes_its_table_waits()
    {
        Services.AddSingleton<IPage, LivePage>();
        IRenderedComponent<LineChart> chart = Chart(squares);
        IRenderedComponent<ChartTable> table = chart.FindComponent<ChartTable>();
        int before = table.RenderCount;
        for (int count = 2; count < 20; count++) chart.Render(p => p.Add(c => c.Lines, Lines(squares[..count])));
        Assert.Equal(before, table.RenderCount);
        table.WaitForAssertion(() => Assert.Equal("324.0", table.Find("tbody tr:last-child td").TextContent));
        Assert.Equal(before + 1, table.RenderCount);
    }

    private IRenderedComponent<LineChart> Chart((double, double)[] points) => Render<LineChart>(p => p
        .Add(c => c.Label, "Squares").Add(c => c.XAxis, "steps").Add(c => c.XMax, 100).Add(c => c.YMax, 10_000).Add(c => c.Lines, Lines(points)));

    private static ChartLine[] Lines((double, double)[] points) => [new("squares", points)];
}
