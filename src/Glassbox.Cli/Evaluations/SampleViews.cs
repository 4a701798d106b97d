using Glassbox.Cli.Pictures;
using Glassbox.Data;

namespace Glassbox.Cli.Evaluations;

/// <summary>How to show a sample: as a picture, or as the cells of its row.</summary>
internal sealed record SampleViews
{
    /// <summary>The number of the first row of a table, below the header: rows are counted as in their file.</summary>
    public const int FirstRow = 1;

    /// <summary>The name of one sample, such as <c>digit</c> or <c>row</c>.</summary>
    public required string Noun { get; init; }

    /// <summary>Returns a sample as a picture; null if the samples are not pictures.</summary>
    public Func<int, Raster>? Picture { get; init; }

    /// <summary>Whether pictures are white ink on black, which may be inverted for white paper.</summary>
    public bool IsInk { get; init; }

    /// <summary>Returns the columns and cells of a row; null if there are none.</summary>
    public Func<int, IReadOnlyList<(string Column, string Cell)>>? Cells { get; init; }

    /// <summary>Returns where a sample is in its source: its number, or its file.</summary>
    public required Func<int, string> Place { get; init; }

    /// <summary>Returns the number of a sample in its source: from 0, or from 1 for the rows of a table.</summary>
    public required Func<int, int> Number { get; init; }

    /// <summary>Creates the views of images.</summary>
    /// <param name="noun">The name of one image.</param>
    /// <param name="images">The images.</param>
    /// <param name="files">The file of each image in the source, if they are files.</param>
    public static SampleViews Of(string noun, Dataset images, IReadOnlyList<string>? files = null)
    {
        bool areImages = ModelInputs.From(images) is not null;
        return new SampleViews
        {
            Noun = noun,
            Picture = areImages ? index => Raster.Of(images, index) : null,
            IsInk = ModelInputs.From(images) is { IsMnistDigits: true },
            Cells = areImages ? null : index => [.. images.Inputs(index).Select((input, i) => (Numeral(i), Numeral(input)))],
            Place = files is null ? index => Numeral(images.SourceIndex(index)) : index => files[images.SourceIndex(index)],
            Number = images.SourceIndex,
        };
    }

    /// <summary>Creates the views of the rows of a table.</summary>
    public static SampleViews Of(Table table, Model model)
    {
        string[] columns = [.. model.Columns.Select(column => column.Name)];
        return new SampleViews
        {
            Noun = "row",
            Picture = model.Image is not { } image ? null : index => new Raster([.. columns.Select(column => (byte)Math.Clamp(table[column].Number(index), 0, 255))], image.Columns, image.Channels),
            IsInk = model.Image is { IsMnistDigits: true },
            Cells = model.Image is not null ? null : index => [.. columns.Select(column => (column, table[column].Text(index) ?? ""))],
            Place = index => Numeral(table.SourceRow(index) + FirstRow),
            Number = index => table.SourceRow(index) + FirstRow,
        };
    }

    private static string Numeral(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Numeral(float number) => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
