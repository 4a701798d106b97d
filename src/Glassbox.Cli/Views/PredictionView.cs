using Glassbox.Cli.Pictures;
using Glassbox.Cli.Tables;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Glassbox.Cli.Views;

/// <summary>Shows predictions for pictures: a single one enlarged, several in a table; in a pipe, one line each.</summary>
internal static class PredictionView
{
    public static void Show(Screen screen, IReadOnlyList<Prediction> predictions, bool hasStages, IReadOnlyList<string> names)
    {
        List<Prediction> answered = [.. predictions.Where(p => p.Picture is not null)];
        if (!screen.IsOutputTerminal)
        {
            foreach (Prediction prediction in answered)
                Console.Out.WriteLine($"{prediction.Path}: {AnswerText.Line(prediction.Answer, prediction.Outputs, names: names)}");
            return;
        }

        if (predictions.Count > 1 && !hasStages)
        {
            if (answered.Count > 0) screen.Draw(Table(answered, names));
            return;
        }

        foreach (Prediction prediction in answered)
        {
            if (hasStages) Stages(screen, prediction);
            Single(screen, prediction, names);
        }
    }

    private static void Stages(Screen screen, Prediction prediction)
    {
        IReadOnlyList<PictureStage> stages = prediction.Stages;
        const int Width = DigitImage.Size + 2; // the largest that Picture returns
        int across = Math.Clamp(screen.Columns / Width, 1, stages.Count);
        var grid = new Grid();
        for (int i = 0; i < across; i++) grid.AddColumn(new GridColumn { Width = DigitImage.Size, Padding = new Padding(0, 0, 2, 0), NoWrap = true });
        foreach (PictureStage[] row in stages.Chunk(across))
            grid.AddRow([.. row.Select(stage => (IRenderable)new Rows(
                new Markup($"{stage.Name} [grey]{stage.Picture.Columns} × {stage.Picture.Rows}[/]"), Picture(stage.Picture), Text.Empty))]);
        screen.Draw(grid);
    }

    private static void Single(Screen screen, Prediction prediction, IReadOnlyList<string> names) => screen.Draw(AnswerView.Create(
        screen, prediction.Picture!, TrainingLines.Escape(Path.GetFileName(prediction.Path)),
        AnswerView.Verdict(prediction.Answer, null, names), prediction.Outputs, prediction.Answer, null, names));

    private static Table Table(IReadOnlyList<Prediction> predictions, IReadOnlyList<string> names)
    {
        Table table = new Table { Border = TableBorder.Rounded, ShowRowSeparators = true }
            .AddColumn("digit").AddColumn("picture").AddColumn("answer").AddColumn("output");
        foreach (Prediction prediction in predictions)
            table.AddRow(
                Picture(prediction.Picture!),
                new Text(Printable.Escape(prediction.Path)),
                new Markup($"[bold green]{(prediction.Answer == Classification.None ? "-" : Name(names, prediction.Answer))}[/]"),
                new Text(Numerals.Fixed(prediction.Certainty, 3)));
        return table;
    }

    private static string Name(IReadOnlyList<string> names, int place) => TrainingLines.Escape(ClassNames.Of(names, place));

    private static DigitView Picture(Raster picture) =>
        new(picture.Shrink(Math.Max(1, (Math.Max(picture.Columns, picture.Rows) + DigitImage.Size - 1) / DigitImage.Size)));
}
