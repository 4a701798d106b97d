using Glassbox.Cli.Tables;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Glassbox.Cli.Views;

/// <summary>Small digits in rows, under each what it is and what it was taken for.</summary>
internal sealed class MisclassificationsView(Dataset digits, IReadOnlyList<Misclassification> mistakes, IReadOnlyList<string>? names = null) : Renderable
{
    private const int Narrowest = 17; // for the words

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        // Gray tones survive being made smaller; shading does not.
        int factor = options.ColorSystem >= ColorSystem.EightBit ? Math.Max(1, digits.Columns / 14) : 1;
        int width = Math.Max(Narrowest, ((digits.Columns + factor - 1) / factor) + 2);
        int across = Math.Clamp(maxWidth / width, 1, mistakes.Count);
        var grid = new Grid();
        for (int i = 0; i < across; i++) grid.AddColumn(new GridColumn { Width = width - 2, Padding = new Padding(0, 0, 2, 0), NoWrap = true });
        foreach (Misclassification[] row in mistakes.Chunk(across))
            grid.AddRow([.. row.Select(mistake => Picture(mistake, factor))]);
        return ((IRenderable)grid).Render(options, maxWidth);
    }

    private Rows Picture(Misclassification mistake, int factor)
    {
        byte[] pixels = DigitView.Shrink(digits.Pixels(mistake.Index), digits.Columns, factor);
        return new Rows(
            new DigitView(pixels, (digits.Columns + factor - 1) / factor),
            new Markup($"[bold]{Name(mistake.Label)}[/], not [bold red]{Name(mistake.Answer)}[/]"),
            new Markup($"[grey]digit {mistake.Index}[/]"),
            Text.Empty);
    }

    private string Name(int place) => TrainingLines.Escape(ClassNames.Of(names ?? [], place));
}
