namespace Glassbox.Guide.Lab;

/// <summary>
/// The reader's own digit, drawn in any chapter or on the cover: all chapters show it until another digit is selected or it is put away.
/// Stored in this browser.
/// </summary>
public sealed class ReaderDigit
{
    private const string Name = "drawing", AwayName = "drawing-away";
    private readonly IMemory memory;
    private readonly Networks networks;
    private byte[]? ink;    // [784] as network input
    private int? meant;     // the label that the reader gave
    private bool isAway;

    /// <summary>Loads the drawing of an earlier visit.</summary>
    /// <param name="memory">The storage.</param>
    /// <param name="notes">The notes, which report when everything must be deleted.</param>
    /// <param name="networks">The networks: the trained one labels the digit until the reader does.</param>
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

    /// <summary>Occurs when the digit has changed, was put away, or is used again.</summary>
    public event Action? Changed;

    /// <summary>[140, 140] The ink on the canvas, 0 (none) to 255; null if nothing was drawn.</summary>
    public byte[]? Sheet { get; private set; }

    /// <summary>Whether there is a drawing that is put away.</summary>
    public bool IsAway => ink is not null && isAway;

    /// <summary>The digit if it is in use; null if there is none or it is put away.</summary>
    public Subject? Subject => ink is null || isAway ? null : new Subject(ink, meant ?? Answer);

    /// <summary>Returns the digit to show: the reader's own while it is in use.</summary>
    /// <param name="other">The digit to show otherwise.</param>
    public Subject For(Subject other) => Subject ?? other;

    /// <summary>Sets the drawing; without ink, the digit is removed.</summary>
    /// <param name="drawing">A drawing of the default size.</param>
    /// <param name="label">The label, if the reader gave one.</param>
    public void Take(Drawing drawing, int? label = null)
    {
        ArgumentNullException.ThrowIfNull(drawing);
        ArgumentOutOfRangeException.ThrowIfNotEqual(drawing.Size, Drawing.SheetSize);
        byte[]? prepared = drawing.HasInk && !drawing.IsSuggestion ? Prepared(drawing.Ink) : null;
        (Sheet, ink, meant, isAway) = (prepared is null ? null : drawing.Ink.ToArray(), prepared, label, false);
        Keep();
    }

    /// <summary>Sets the label.</summary>
    /// <param name="label">0 to 9.</param>
    public void Means(int label)
    {
        meant = label;
        Keep();
    }

    /// <summary>Switches to digits of the dataset; the drawing is kept.</summary>
    public void PutAway() => Away(true);

    /// <summary>Uses the drawing again.</summary>
    public void TakeUp() => Away(false);

    // The prediction of the trained network; without one, the label is unknown.
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
