namespace Glassbox.Guide.Lab;

/// <summary>Ink on a square canvas that the reader draws on, with undo.</summary>
/// <param name="size">The width and height of the canvas in pixels, a multiple of 28.</param>
/// <param name="isDark">Whether the ink is dark on a light background, as on paper; otherwise light on dark, as in MNIST.</param>
public sealed class Drawing(int size = Drawing.SheetSize, bool isDark = true)
{
    /// <summary>The default width and height of a canvas in pixels.</summary>
    public const int SheetSize = 140;

    /// <summary>The number of cells on each side, the same as the pixels of a digit.</summary>
    public const int Cells = DigitImage.Size;

    private const int MaxSteps = 60;
    private const byte MinInk = 64; // of 255; fainter ink does not count as a stroke
    private readonly List<byte[]> before = [];
    private byte[] ink = new byte[size * size]; // [size, size] 0 (none) to 255
    private bool isSuggestion;

    /// <summary>The width and height in pixels.</summary>
    public int Size => size;

    /// <summary>The radius of the pen in pixels; by default, about as wide as MNIST's strokes.</summary>
    public double Radius { get; set; } = UsualRadius(size);

    /// <summary>Returns the radius of a pen about as wide as MNIST's strokes.</summary>
    /// <param name="size">The width of the canvas.</param>
    public static double UsualRadius(int size) => size / 26.0;

    /// <summary>Whether the ink consists of two parts side by side, each too large to be a speck: perhaps two digits.</summary>
    public bool IsInTwo
    {
        get
        {
            int[] columns = new int[size];
            for (int i = 0; i < ink.Length; i++) columns[i % size] += ink[i] >= MinInk ? 1 : 0;
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

    /// <summary>Whether there is enough ink for a digit.</summary>
    public bool HasInk => ink.AsSpan().ContainsAnyInRange(MinInk, byte.MaxValue);

    /// <summary>Whether there is a step to undo.</summary>
    public bool CanUndo => before.Count > 0;

    /// <summary>Whether the drawing is a suggestion from the page, which disappears when the reader starts to draw.</summary>
    public bool IsSuggestion => isSuggestion;

    /// <summary>[size, size] The ink, 0 (none) to 255 (full).</summary>
    public ReadOnlySpan<byte> Ink => ink;

    /// <summary>The drawing as a picture.</summary>
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

    /// <summary>Starts a step that <see cref="Undo"/> undoes as a whole, and removes a suggestion.</summary>
    public void Begin()
    {
        if (before.Count == MaxSteps) before.RemoveAt(0);
        before.Add([.. ink]);
        if (isSuggestion) Array.Clear(ink);
        isSuggestion = false;
    }

    /// <summary>Draws or erases a line.</summary>
    /// <param name="x0">The x-coordinate of the start, as a fraction of the canvas.</param>
    /// <param name="y0">The y-coordinate of the start.</param>
    /// <param name="x1">The x-coordinate of the end.</param>
    /// <param name="y1">The y-coordinate of the end.</param>
    /// <param name="erases">Whether to erase.</param>
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

    /// <summary>Fills or clears exactly one cell.</summary>
    /// <param name="column">0 to 27.</param>
    /// <param name="row">0 to 27.</param>
    /// <param name="amount">0 (none) to 255.</param>
    public void Fill(int column, int row, byte amount)
    {
        int cell = size / Cells;
        for (int y = row * cell; y < (row + 1) * cell; y++) ink.AsSpan((y * size) + (column * cell), cell).Fill(amount);
    }

    /// <summary>Undoes the last step.</summary>
    public void Undo()
    {
        if (before.Count == 0) return;
        ink = before[^1];
        before.RemoveAt(before.Count - 1);
        isSuggestion = false;
    }

    /// <summary>Erases all ink; this can be undone.</summary>
    public void Clear()
    {
        Begin();
        Array.Clear(ink);
    }

    /// <summary>Shows a suggestion, which disappears when the reader starts to draw.</summary>
    /// <param name="strokes">The strokes, each alternating x and y, as fractions of the canvas.</param>
    public void Suggest(params ReadOnlySpan<double[]> strokes)
    {
        Array.Clear(ink);
        before.Clear();
        foreach (double[] stroke in strokes)
            for (int i = 0; i + 3 < stroke.Length; i += 2) Line(stroke[i], stroke[i + 1], stroke[i + 2], stroke[i + 3]);
        isSuggestion = true;
    }

    /// <summary>Replaces the drawing, and discards the undo history.</summary>
    /// <param name="pixels">[size, size] 0 (no ink) to 255 (full); copied.</param>
    public void Take(ReadOnlySpan<byte> pixels)
    {
        pixels.CopyTo(ink);
        before.Clear();
        isSuggestion = false;
    }

    private int Edge(double place) => (int)Math.Clamp(Math.Ceiling(place), 0, size);
}
