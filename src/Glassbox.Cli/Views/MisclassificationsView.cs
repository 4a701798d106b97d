using Glassbox.Cli.Evaluations;
using Glassbox.Cli.Pictures;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Glassbox.Cli.Views;

/// <summary>Shows small pictures in rows, each with its true class and its answer below.</summary>
internal sealed class MisclassificationsView(Evaluated evaluated) : Renderable
{
    private const int Narrowest = 17; // for the text

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        // Grays survive shrinking; shading does not.
        int columns = evaluated.Views.Picture!(evaluated.Misses[0].Index).Columns, factor = options.ColorSystem >= ColorSystem.EightBit ? Math.Max(1, columns / 14) : 1;
        int width = Math.Max(Narrowest, ((columns + factor - 1) / factor) + 2);
        int across = Math.Clamp(maxWidth / width, 1, evaluated.Misses.Count);
        var grid = new Grid();
        for (int i = 0; i < across; i++) grid.AddColumn(new GridColumn { Width = width - 2, Padding = new Padding(0, 0, 2, 0), NoWrap = true });
        foreach (Miss[] row in evaluated.Misses.Chunk(across))
            grid.AddRow([.. row.Select(miss => Picture(miss, factor))]);
        return ((IRenderable)grid).Render(options, maxWidth);
    }

    private Rows Picture(Miss miss, int factor)
    {
        Raster picture = evaluated.Views.Picture!(miss.Index);
        return new Rows(
            new DigitView(picture.Shrink(factor)),
            new Markup($"[bold]{Name(miss.Place)}[/], not [bold red]{Name(miss.Answer)}[/]"),
            new Markup($"[grey]{TrainingLines.Escape($"{evaluated.Views.Noun} {Path.GetFileName(evaluated.Views.Place(miss.Index))}")}[/]"),
            Text.Empty);
    }

    private string Name(int place) => TrainingLines.Escape(evaluated.Name(place));
}
