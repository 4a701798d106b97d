namespace Glassbox.Guide.Lab;

/// <summary>Ink on a square sheet: what the reader draws, with a way back.</summary>
/// <param name="size">The width and height of the sheet in pixels, a multiple of 28.</param>
/// <param name="isDark">Whether the ink is dark and the sheet light, as on paper; otherwise as in MNIST.</param>
public sealed class Drawing(int size = Drawing.SheetSize, bool isDark = true)
{
    /// <summary>The usual width and height of a sheet in pixels.</summary>
    public const int SheetSize = 140;

    /// <summary>A sheet has so many cells on each side, as a digit has pixels.</summary>
    public const int Cells = DigitImage.Size;

    private const int MostSteps = 60;
    private const byte LeastInk = 64; // of 255; fainter ink is no stroke
    private readonly List<byte[]> before = [];
    private byte[] ink = new byte[size * size]; // [size, size] 0 (none) to 255
    private bool isSuggestion;

    /// <summary>The width and height in pixels.</summary>
    public int Size => size;

    /// <summary>Half the width of the pen in pixels; about as wide as MNIST's.</summary>
    public double Radius { get; set; } = UsualRadius(size);

    /// <summary>Half the width of a pen about as wide as MNIST's.</summary>
    /// <param name="size">The width of the sheet.</param>
    public static double UsualRadius(int size) => size / 26.0;

    /// <summary>Whether the ink stands in two parts side by side, each too large to be a speck: two digits, perhaps.</summary>
    public bool IsInTwo
    {
        get
        {
            int[] columns = new int[size];
            for (int i = 0; i < ink.Length; i++) columns[i % size] += ink[i] >= LeastInk ? 1 : 0;
            int all = columns.Sum(), before = 0, gap = 0;
            foreach (int column in columns)
            {
                gap = column == 0 ? gap + 1 : 0;
                before += column;
                if (gap >= size / 20 && Math.Min(before, all - before) > all / 6) return true;
            }

            return false;
        }
    }

    /// <summary>Whether there is no ink.</summary>
    public bool IsEmpty => !ink.AsSpan().ContainsAnyExcept((byte)0);

    /// <summary>Whether there is enough of it to make a digit of.</summary>
    public bool HasInk => ink.AsSpan().ContainsAnyInRange(LeastInk, byte.MaxValue);

    /// <summary>Whether there is a step to take back.</summary>
    public bool CanUndo => before.Count > 0;

    /// <summary>Whether what is drawn is a suggestion of the page, which goes when the reader begins.</summary>
    public bool IsSuggestion => isSuggestion;

    /// <summary>[size, size] 0 (no ink) to 255 (full).</summary>
    public ReadOnlySpan<byte> Ink => ink;

    /// <summary>The sheet as a picture.</summary>
    public GrayscalePicture Picture
    {
        get
        {
            byte[] pixels = [.. ink];
            if (isDark)
                foreach (ref byte pixel in pixels.AsSpan()) pixel = (byte)(255 - pixel);
            return new GrayscalePicture(pixels, size, size);
        }
    }

    /// <summary>Starts a step that <see cref="Undo"/> takes back as a whole; a suggestion goes.</summary>
    public void Begin()
    {
        if (before.Count == MostSteps) before.RemoveAt(0);
        before.Add([.. ink]);
        if (isSuggestion) Array.Clear(ink);
        isSuggestion = false;
    }

    /// <summary>Draws a line, or takes ink away along it.</summary>
    /// <param name="x0">Where it starts, as fractions of the sheet.</param>
    /// <param name="y0">Where it starts.</param>
    /// <param name="x1">Where it ends.</param>
    /// <param name="y1">Where it ends.</param>
    /// <param name="erases">Whether ink is taken away.</param>
    public void Line(double x0, double y0, double x1, double y1, bool erases = false)
    {
        (x0, y0, x1, y1) = (x0 * size, y0 * size, x1 * size, y1 * size);
        double reach = Radius + 1;
        int left = Edge(Math.Min(x0, x1) - reach), right = Edge(Math.Max(x0, x1) + reach);
        int top = Edge(Math.Min(y0, y1) - reach), bottom = Edge(Math.Max(y0, y1) + reach);
        (double dx, double dy) = (x1 - x0, y1 - y0);
        double length = (dx * dx) + (dy * dy);
        for (int y = top; y < bottom; y++)
        {
            for (int x = left; x < right; x++)
            {
                (double px, double py) = (x + 0.5 - x0, y + 0.5 - y0);
                double along = length > 0 ? Math.Clamp(((px * dx) + (py * dy)) / length, 0, 1) : 0;
                (double ox, double oy) = (px - (along * dx), py - (along * dy));
                double covered = Math.Clamp(Radius + 0.5 - Math.Sqrt((ox * ox) + (oy * oy)), 0, 1);
                ref byte pixel = ref ink[(y * size) + x];
                pixel = erases ? Math.Min(pixel, (byte)(255 - (255 * covered))) : Math.Max(pixel, (byte)(255 * covered));
            }
        }
    }

    /// <summary>Puts ink into a cell, or takes it out: all of it, and of no other.</summary>
    /// <param name="column">0 to 27.</param>
    /// <param name="row">0 to 27.</param>
    /// <param name="amount">0 (none) to 255.</param>
    public void Fill(int column, int row, byte amount)
    {
        int cell = size / Cells;
        for (int y = row * cell; y < (row + 1) * cell; y++) ink.AsSpan((y * size) + (column * cell), cell).Fill(amount);
    }

    /// <summary>Takes the last step back.</summary>
    public void Undo()
    {
        if (before.Count == 0) return;
        ink = before[^1];
        before.RemoveAt(before.Count - 1);
        isSuggestion = false;
    }

    /// <summary>Takes all ink away; this too can be undone.</summary>
    public void Clear()
    {
        Begin();
        Array.Clear(ink);
    }

    /// <summary>Shows something that goes when the reader begins to draw.</summary>
    /// <param name="strokes">Each x and y in turn, as fractions of the sheet.</param>
    public void Suggest(params ReadOnlySpan<double[]> strokes)
    {
        Array.Clear(ink);
        before.Clear();
        foreach (double[] stroke in strokes)
            for (int i = 0; i + 3 < stroke.Length; i += 2) Line(stroke[i], stroke[i + 1], stroke[i + 2], stroke[i + 3]);
        isSuggestion = true;
    }

    /// <summary>Starts anew from pixels.</summary>
    /// <param name="pixels">[size, size] 0 (no ink) to 255 (full); copied.</param>
    public void Take(ReadOnlySpan<byte> pixels)
    {
        pixels.CopyTo(ink);
        before.Clear();
        isSuggestion = false;
    }

    private int Edge(double place) => (int)Math.Clamp(Math.Ceiling(place), 0, size);
}
