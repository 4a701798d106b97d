using Glassbox.Guide.Lab;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Scenes.Training.Conveyor;

/// <summary>Thumbnails of all 60 000 training digits, in rows of 245, drawn by the engine's worker once all digits are loaded.</summary>
/// <param name="digits">The source of the digits.</param>
/// <param name="engine">The engine that draws them.</param>
public sealed class DigitSheets(IDigits digits, Engine engine)
{
    /// <summary>The size in pixels of a digit in <see cref="Near"/>.</summary>
    public const int NearPixels = 14;

    /// <summary>The size in pixels of a digit in <see cref="Bands"/>.</summary>
    public const int FarPixels = 7;

    /// <summary>The number of digits per row of <see cref="Near"/>.</summary>
    public const int NearColumns = 80;

    /// <summary>The number of rows in <see cref="Near"/>.</summary>
    public const int NearRows = 64;

    /// <summary>The number of rows in each of <see cref="Bands"/>.</summary>
    public const int BandRows = 35;

    private const int Side = Layout.Side;
    private readonly List<CellPicture> bands = [];
    private Task? drawing;

    /// <summary>Occurs when more thumbnails are available.</summary>
    public event Action? Changed;

    /// <summary>The first digits of the first rows; null until drawn.</summary>
    public CellPicture? Near { get; private set; }

    /// <summary>All digits, in pictures with a fixed number of rows each; as far as drawn.</summary>
    public IReadOnlyList<CellPicture> Bands => bands;

    /// <summary>One cell per digit, with its amount of ink. Filled along with <see cref="Bands"/>.</summary>
    public CellPicture Ink { get; } = new(Side, Side);

    /// <summary>Returns whether a digit is loaded.</summary>
    public bool Has(int digit) => digits.Has(DigitSet.Training, digit);

    /// <summary>[784] Returns the pixels of a loaded digit, 0 to 255.</summary>
    public byte[] Pixels(int digit) => digits.Pixels(DigitSet.Training, digit);

    /// <summary>Returns the label of a loaded digit.</summary>
    public int Label(int digit) => digits.Label(DigitSet.Training, digit);

    /// <summary>Starts to draw, if all digits are loaded and drawing has not started.</summary>
    /// <returns>A task that completes when all are drawn.</returns>
    public Task DrawAsync() => digits.AreAllHere() ? drawing ??= DrawAllAsync() : Task.CompletedTask;

    private async Task DrawAllAsync()
    {
        bands.Clear(); // discard the results of a failed attempt
        try
        {
            byte[] near = await engine.DrawAsync(new DigitSheet { PerRow = Side, Columns = NearColumns, FirstRow = 0, Rows = NearRows, Pixels = NearPixels });
            Near = Picture(near, NearColumns * NearPixels);
            for (int row = 0; row < Side; row += BandRows)
            {
                byte[] band = await engine.DrawAsync(new DigitSheet { PerRow = Side, Columns = Side, FirstRow = row, Rows = BandRows, Pixels = FarPixels });
                bands.Add(Picture(band, Side * FarPixels));
                Weigh(band, row);
                Changed?.Invoke();
            }
        }
        catch (Exception fault) when (fault is InvalidOperationException or IOException)
        {
            drawing = null; // the sheet has no thumbnails for now; the next call tries again
        }
    }

    private static CellPicture Picture(byte[] ink, int columns)
    {
        var picture = new CellPicture(columns, ink.Length / columns);
        Span<byte> cells = picture.Rewrite(0, picture.Rows);
        for (int i = 0; i < ink.Length; i++) (cells[2 * i], cells[(2 * i) + 1]) = ((byte)Tint.Ink, ink[i]);
        return picture;
    }

    // The mean of a digit's pixels is 0.13 of full ink, and at most 0.3: a dot that represents it shows that range.
    private void Weigh(byte[] band, int firstRow)
    {
        for (int row = 0; row < BandRows; row++)
            for (int column = 0; column < Side; column++)
            {
                int sum = 0;
                for (int y = 0; y < FarPixels; y++)
                    foreach (byte ink in band.AsSpan(((((row * FarPixels) + y) * Side) + column) * FarPixels, FarPixels)) sum += ink;
                double mean = sum / (255.0 * FarPixels * FarPixels);
                Ink.Set(((firstRow + row) * Side) + column, Tint.Ink, mean == 0 ? 0 : 0.05 + (0.14 * Math.Clamp((mean - 0.04) / 0.2, 0, 1)));
            }
    }
}
