using System.Globalization;
using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Lab;

/// <summary>What a network is shown: one of the 70 000 digits, or the reader's own.</summary>
public sealed record Subject
{
    private const int Pixels = 784;

    /// <summary>A digit of a set.</summary>
    public Subject(DigitSet set, int index) => (Set, Index) = (set, index);

    /// <summary>The reader's own.</summary>
    /// <param name="ink">[784] 0 to 255, row by row.</param>
    /// <param name="label">What it is meant to be, 0 to 9.</param>
    public Subject(byte[] ink, int label) => (Ink, OwnLabel) = (ink, label);

    /// <summary>From which set.</summary>
    public DigitSet Set { get; }

    /// <summary>Which of the set.</summary>
    public int Index { get; }

    /// <summary>[784] The reader's own pixels; null for a digit of a set.</summary>
    public byte[]? Ink { get; }

    /// <summary>What the reader's own is meant to be.</summary>
    public int OwnLabel { get; }

    /// <summary>In a few words, as <c>test digit no. 12</c>.</summary>
    public string Name => Ink is not null ? "your own digit" : string.Create(
        CultureInfo.InvariantCulture, $"{(Set == DigitSet.Training ? "training" : "test")} digit no. {Index}");

    /// <summary>Whether its pixels are here.</summary>
    public bool IsHere(IDigits digits) => Ink is not null || digits.Has(Set, Index);

    /// <summary>Its pixels.</summary>
    /// <returns>[784] 0 to 255</returns>
    public byte[] PixelsFrom(IDigits digits) => Ink ?? digits.Pixels(Set, Index);

    /// <summary>What it shows.</summary>
    public int LabelFrom(IDigits digits) => Ink is null ? digits.Label(Set, Index) : OwnLabel;

    /// <summary>As it stands in an address: <c>test-12</c>, or <c>own-3-…</c> with the pixels behind it.</summary>
    public string Written => Ink is null
        ? string.Create(CultureInfo.InvariantCulture, $"{(Set == DigitSet.Training ? "training" : "test")}-{Index}")
        : string.Create(CultureInfo.InvariantCulture, $"own-{OwnLabel}-{PackedInk.Pack(Ink)}");

    /// <summary>What an address must have, in words.</summary>
    public const string Expected = "training-0 or test-0, with any number, or a drawing that this guide has written";

    /// <summary>Reads what <see cref="Written"/> has written; null for anything else.</summary>
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
