using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Debugger;

/// <summary>The pictures of the debugger, one tile below the other. They are reused for other digits and networks.</summary>
internal sealed class UpdatePictures(int count)
{
    public const int Side = 28, Pixels = Side * Side;
    private readonly double[] values = new double[Pixels * count];

    public int Count => count;

    public CellPicture Ink { get; } = new(Side, Side);

    /// <summary>The hidden weights before the update.</summary>
    public CellPicture Weights { get; } = new(Side, Side * count);

    /// <summary>The hidden weights after the update.</summary>
    public CellPicture NewWeights { get; } = new(Side, Side * count);

    /// <summary>Pixel × weight.</summary>
    public CellPicture Products { get; } = new(Side, Side * count);

    /// <summary>The change of each weight, greatly magnified.</summary>
    public CellPicture Stamps { get; } = new(Side, Side * count);

    public void Fill(UpdateNumbers numbers)
    {
        Ink.Ink(numbers.Image);
        Weights.Diverging(numbers.HiddenWeights, numbers.FullWeight);
        NewWeights.Diverging(numbers.NewHiddenWeights, numbers.FullWeight);
        for (int i = 0; i < values.Length; i++) values[i] = numbers.HiddenWeights[i] * numbers.Image[i % Pixels];
        Products.Diverging(values, numbers.FullWeight * 0.6);
        for (int i = 0; i < values.Length; i++) values[i] = -numbers.HiddenDelta[i / Pixels] * numbers.Image[i % Pixels];
        Stamps.Diverging(values, numbers.MostDelta);
    }

    /// <summary>Returns the cells of one tile.</summary>
    public static Area Tile(int tile) => new(0, Side * tile, Side, Side);
}
