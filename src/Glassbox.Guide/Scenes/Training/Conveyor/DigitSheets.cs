using Glassbox.Guide.Lab;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Scenes.Training.Conveyor;

/// <summary>All 60 000 training digits, small, side by side in rows of 245: drawn by the engine's thread when all of them are here.</summary>
/// <param name="digits">Where they come from.</param>
/// <param name="engine">Draws them.</param>
public sealed class DigitSheets(IDigits digits, Engine engine)
{
    /// <summary>Pixels of a digit in <see cref="Near"/>.</summary>
    public const int NearPixels = 14;

    /// <summary>Pixels of a digit in <see cref="Bands"/>.</summary>
    public const int FarPixels = 7;

    /// <summary>Digits in a row of <see cref="Near"/>.</summary>
    public const int NearColumns = 80;

    /// <summary>Rows of digits in <see cref="Near"/>.</summary>
    public const int NearRows = 64;

    /// <summary>Rows of digits in one of <see cref="Bands"/>.</summary>
    public const int BandRows = 35;

    private const int Side = Layout.Side;
    private readonly List<CellPicture> bands = [];
    private Task? drawing;

    /// <summary>There is more of them.</summary>
    public event Action? Changed;

    /// <summary>The first digits of the first rows; null until they are drawn.</summary>
    public CellPicture? Near { get; private set; }

    /// <summary>All digits, so many rows in each picture; those that are drawn.</summary>
    public IReadOnlyList<CellPicture> Bands => bands;

    /// <summary>A cell for each digit: how much ink it has. Grows as <see cref="Bands"/> do.</summary>
    public CellPicture Ink { get; } = new(Side, Side);

    /// <summary>Whether a digit is here.</summary>
    public bool Has(int digit) => digits.Has(DigitSet.Training, digit);

    /// <summary>[784] The pixels of a digit that is here, 0 to 255.</summary>
    public byte[] Pixels(int digit) => digits.Pixels(DigitSet.Training, digit);

    /// <summary>What a digit that is here shows.</summary>
    public int Label(int digit) => digits.Label(DigitSet.Training, digit);

    /// <summary>Begins to draw, where all digits are here and nobody has begun.</summary>
    /// <returns>Ends when all are drawn.</returns>
    public Task DrawAsync() => digits.AreAllHere() ? drawing ??= DrawAllAsync() : Task.CompletedTask;

    private async Task DrawAllAsync()
    {
        bands.Clear(); // of a try that failed
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
            drawing = null; // the sheet stays without small digits; whoever comes next tries again
        }
    }

    private static CellPicture Picture(byte[] ink, int columns)
    {
        var picture = new CellPicture(columns, ink.Length / columns);
        Span<byte> cells = picture.Rewrite(0, picture.Rows);
        for (int i = 0; i < ink.Length; i++) (cells[2 * i], cells[(2 * i) + 1]) = ((byte)Tint.Ink, ink[i]);
        return picture;
    }

    // The mean of a digit's pixels is 0.13 of full ink, of the fullest 0.3: a dot that stands for it shows that range.
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
