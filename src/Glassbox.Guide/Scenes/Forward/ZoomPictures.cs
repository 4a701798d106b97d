using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Forward;

/// <summary>The pictures of the zoom. They are reused for other digits and networks.</summary>
internal sealed class ZoomPictures(int hidden, int outputs)
{
    public const int Pixels = 784, Side = 28;

    /// <summary>The digit.</summary>
    public CellPicture Ink { get; } = new(Side, Side);

    /// <summary>The pixels of the digit, one below the other.</summary>
    public CellPicture InkColumn { get; } = new(1, Pixels);

    /// <summary>The mask over weights whose pixel has no ink: as a column, and as a row.</summary>
    public CellPicture BlankColumn { get; } = new(1, Pixels);

    /// <inheritdoc cref="BlankColumn"/>
    public CellPicture BlankRow { get; } = new(Pixels, 1);

    /// <summary>The hidden weights as tiles, one below the other.</summary>
    public CellPicture Tiles { get; } = new(Side, Side * hidden);

    /// <summary>The same weights as a matrix, with a row for each tile.</summary>
    public CellPicture Matrix { get; } = new(Pixels, hidden);

    /// <summary>The row in the close-up, vertical.</summary>
    public CellPicture WeightColumn { get; } = new(1, Pixels);

    /// <summary>The contribution of each pixel to the sum: its ink times its weight.</summary>
    public CellPicture Products { get; } = new(Side, Side);

    /// <summary>The output weights, with a row for each output.</summary>
    public CellPicture OutputMatrix { get; } = new(hidden, outputs);

    /// <summary>The mask over output weights whose hidden neuron has a low activation.</summary>
    public CellPicture SilentRow { get; } = new(hidden, 1);

    public int Hidden => hidden;

    public int Outputs => outputs;

    public void Fill(ZoomData data, bool isNetworkNew)
    {
        ReadOnlySpan<double> image = data.Passing.Image;
        Ink.Ink(image);
        InkColumn.Ink(image);
        for (int i = 0; i < Pixels; i++)
        {
            double hiding = image[i] > 0 ? 0 : 0.88;
            BlankColumn.Set(i, Tint.Wash, hiding);
            BlankRow.Set(i, Tint.Wash, hiding);
            double product = image[i] * data.Weights[i];
            Products.Set(i, product < 0 ? Tint.Negative : Tint.Positive, Math.Sqrt(Math.Abs(product) / data.FullWeight));
        }

        for (int i = 0; i < hidden; i++) SilentRow.Set(i, Tint.Wash, 0.88 * (1 - Math.Sqrt(data.Passing.Hidden[i])));
        WeightColumn.Diverging(data.Weights, data.FullWeight);
        if (!isNetworkNew) return;
        ReadOnlySpan<double> weights = data.Passing.Twin.Weights[0].Values;
        Tiles.Diverging(weights, data.FullWeight);
        Matrix.Diverging(weights, data.FullWeight);
        OutputMatrix.Diverging(data.Passing.Twin.Weights[1].Values, data.FullOutputWeight);
    }

    /// <summary>Returns the cells of one tile.</summary>
    public static Area TilePart(int tile) => new(0, Side * tile, Side, Side);
}
