using System.Globalization;
using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Lab;

/// <summary>The input of a network: one of the 70 000 digits, or the reader's own.</summary>
public sealed record Subject
{
    private const int Pixels = 784;

    /// <summary>Initializes a digit of a set.</summary>
    public Subject(DigitSet set, int index) => (Set, Index) = (set, index);

    /// <summary>Initializes the reader's own digit.</summary>
    /// <param name="ink">[784] 0 to 255, row by row.</param>
    /// <param name="label">The intended label, 0 to 9.</param>
    public Subject(byte[] ink, int label) => (Ink, OwnLabel) = (ink, label);

    /// <summary>The set.</summary>
    public DigitSet Set { get; }

    /// <summary>The index in the set.</summary>
    public int Index { get; }

    /// <summary>[784] The pixels of the reader's own digit; null for a digit of a set.</summary>
    public byte[]? Ink { get; }

    /// <summary>The intended label of the reader's own digit.</summary>
    public int OwnLabel { get; }

    /// <summary>A short name, such as <c>test digit no. 12</c>.</summary>
    public string Name => Ink is not null ? "your own digit" : string.Create(
        CultureInfo.InvariantCulture, $"{(Set == DigitSet.Training ? "training" : "test")} digit no. {Index}");

    /// <summary>Returns whether the pixels are available.</summary>
    public bool IsHere(IDigits digits) => Ink is not null || digits.Has(Set, Index);

    /// <summary>Returns the pixels.</summary>
    /// <returns>[784] 0 to 255</returns>
    public byte[] PixelsFrom(IDigits digits) => Ink ?? digits.Pixels(Set, Index);

    /// <summary>Returns the label.</summary>
    public int LabelFrom(IDigits digits) => Ink is null ? digits.Label(Set, Index) : OwnLabel;

    /// <summary>The text form for URLs: <c>test-12</c>, or <c>own-3-…</c> followed by the pixels.</summary>
    public string Written => Ink is null
        ? string.Create(CultureInfo.InvariantCulture, $"{(Set == DigitSet.Training ? "training" : "test")}-{Index}")
        : string.Create(CultureInfo.InvariantCulture, $"own-{OwnLabel}-{PackedInk.Pack(Ink)}");

    /// <summary>The expected value, in words.</summary>
    public const string Expected = "training-0 or test-0, with any number, or a drawing that this guide has written";

    /// <summary>Parses <see cref="Written"/>; null for anything else.</summary>
    public static Subject? Read(string text)
    {
        string[] parts = text.Split('-', 3);
        if (parts is ["own", [>= '0' and <= '9' and char label], string packed])
            return PackedInk.Unpack(packed, Pixels) is { } ink ? new Subject(ink, label - '0') : null;
        if (parts is not [("training" or "test") and string name, string number]) return null;
        DigitSet set = name == "training" ? DigitSet.Training : DigitSet.Test;
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            && index < set.Size() ? new Subject(set, index) : null;
    }

    /// <inheritdoc/>
    public bool Equals(Subject? other) =>
        other is not null && Set == other.Set && Index == other.Index && OwnLabel == other.OwnLabel
        && (Ink is null ? other.Ink is null : other.Ink is not null && Ink.AsSpan().SequenceEqual(other.Ink));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Set, Index, OwnLabel, Ink?.Length);
}
