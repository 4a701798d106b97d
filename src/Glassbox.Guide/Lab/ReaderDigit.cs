namespace Glassbox.Guide.Lab;

/// <summary>
/// The reader's own digit, drawn in any chapter or on the cover: from then on it goes through all chapters, until another digit is
/// chosen or it is put away. Kept in this browser.
/// </summary>
public sealed class ReaderDigit
{
    private const string Name = "drawing", AwayName = "drawing-away";
    private readonly IMemory memory;
    private readonly Networks networks;
    private byte[]? ink;    // [784] as a network takes it
    private int? meant;     // what the reader says it is
    private bool isAway;

    /// <summary>With what was drawn at an earlier visit.</summary>
    /// <param name="memory">Where it is kept.</param>
    /// <param name="notes">Tell when all is to be forgotten.</param>
    /// <param name="networks">The trained one says what the digit is, until the reader does.</param>
    public ReaderDigit(IMemory memory, ReaderNotes notes, Networks networks)
    {
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(notes);
        (this.memory, this.networks) = (memory, networks);
        isAway = memory.Read(AwayName) is not null;
        string[] kept = (memory.Read(Name) ?? "").Split('-', 2);
        if (kept is [var label, var packed] && PackedInk.Unpack(packed, Drawing.SheetSize * Drawing.SheetSize) is { } sheet && Prepared(sheet) is { } prepared)
        {
            (Sheet, ink) = (sheet, prepared);
            meant = label is [>= '0' and <= '9' and char digit] ? digit - '0' : null;
        }

        notes.Forgotten += Forget;
    }

    /// <summary>It is another one, or is put away, or taken up again.</summary>
    public event Action? Changed;

    /// <summary>[140, 140] The sheet as it was drawn on, 0 (no ink) to 255; null where nothing was.</summary>
    public byte[]? Sheet { get; private set; }

    /// <summary>Whether there is a drawing that was put away.</summary>
    public bool IsAway => ink is not null && isAway;

    /// <summary>The digit while it is in use; null where there is none, and while it is put away.</summary>
    public Subject? Subject => ink is null || isAway ? null : new Subject(ink, meant ?? Answer);

    /// <summary>The digit to show: the reader's own while it is in use.</summary>
    /// <param name="other">What is shown where there is none.</param>
    public Subject For(Subject other) => Subject ?? other;

    /// <summary>The reader has drawn; without ink there is no digit any more.</summary>
    /// <param name="drawing">Of the usual size.</param>
    /// <param name="label">What it is meant to be, where that was said.</param>
    public void Take(Drawing drawing, int? label = null)
    {
        ArgumentNullException.ThrowIfNull(drawing);
        ArgumentOutOfRangeException.ThrowIfNotEqual(drawing.Size, Drawing.SheetSize);
        byte[]? prepared = drawing.HasInk && !drawing.IsSuggestion ? Prepared(drawing.Ink) : null;
        (Sheet, ink, meant, isAway) = (prepared is null ? null : drawing.Ink.ToArray(), prepared, label, false);
        Keep();
    }

    /// <summary>The reader says what it is meant to be.</summary>
    /// <param name="label">0 to 9.</param>
    public void Means(int label)
    {
        meant = label;
        Keep();
    }

    /// <summary>A digit of the dataset is wanted instead; the drawing stays on its sheet.</summary>
    public void PutAway() => Away(true);

    /// <summary>The drawing is wanted again.</summary>
    public void TakeUp() => Away(false);

    // What the trained network reads; without one, nobody can tell.
    private int Answer => networks.Trained is { } network && ink is not null ? new NetworkReader(network).Read(ink).Answer : 0;

    private void Away(bool away)
    {
        if (ink is null || isAway == away) return;
        isAway = away;
        Keep();
    }

    private void Keep()
    {
        memory.Write(Name, Sheet is null ? null : $"{(meant is { } label ? (char)('0' + label) : '?')}-{PackedInk.Pack(Sheet)}");
        memory.Write(AwayName, isAway ? "1" : null);
        Changed?.Invoke();
    }

    private void Forget()
    {
        (Sheet, ink, meant, isAway) = (null, null, null, false);
        Changed?.Invoke();
    }

    private static byte[]? Prepared(ReadOnlySpan<byte> sheet)
    {
        var drawing = new Drawing();
        drawing.Take(sheet);
        return drawing.HasInk ? [.. DigitImage.From(drawing.Picture).Picture.Pixels] : null;
    }
}
