using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Lab;

/// <summary>The MNIST digits, which arrive while the page is already being read: in order, the training digits first.</summary>
public interface IDigits
{
    /// <summary>More digits have arrived, all of them have, or something went wrong.</summary>
    event Action? Changed;

    /// <summary>How much of everything is here, 0 to 1.</summary>
    double Progress { get; }

    /// <summary>What went wrong, in words for the reader; null where nothing did.</summary>
    string? Problem { get; }

    /// <summary>How many digits of a set are here, from the first one.</summary>
    int Available(DigitSet set);

    /// <summary>The pixels of a digit that is here.</summary>
    /// <returns>[784] 0 to 255, row by row.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is not here.</exception>
    byte[] Pixels(DigitSet set, int index);

    /// <summary>What a digit that is here shows, 0 to 9.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not here.</exception>
    int Label(DigitSet set, int index);

    /// <summary>What all digits that are here show, in one go.</summary>
    /// <returns>[available] 0 to 9.</returns>
    byte[] Labels(DigitSet set) => [.. Enumerable.Range(0, Available(set)).Select(index => (byte)Label(set, index))];

    /// <summary>Tries again to get what is missing.</summary>
    Task RetryAsync();
}

/// <summary>What can be asked of all digits, wherever they come from.</summary>
public static class DigitsExtensions
{
    /// <summary>With so many of each set a page comes alive.</summary>
    public const int EnoughToBegin = 500;

    /// <summary>How many digits a set has when it is complete.</summary>
    public static int Size(this DigitSet set) => set == DigitSet.Training ? 60_000 : 10_000;

    /// <summary>Whether there are enough digits of both sets for a page to show something.</summary>
    public static bool AreEnoughHere(this IDigits digits) =>
        digits.Available(DigitSet.Training) >= EnoughToBegin && digits.Available(DigitSet.Test) >= EnoughToBegin;

    /// <summary>Whether a digit is here.</summary>
    public static bool Has(this IDigits digits, DigitSet set, int index) => index >= 0 && index < digits.Available(set);

    /// <summary>Whether all digits of both sets are here.</summary>
    public static bool AreAllHere(this IDigits digits) =>
        digits.Available(DigitSet.Training) == DigitSet.Training.Size() && digits.Available(DigitSet.Test) == DigitSet.Test.Size();

    /// <summary>The pixels of a digit as a network takes them.</summary>
    /// <returns>[784] 0 to 1: byte / 255 in single precision, as the engine has it, widened.</returns>
    public static double[] Image(this IDigits digits, DigitSet set, int index) =>
        Scaled(digits.Pixels(set, index));

    /// <summary>Pixels as a network takes them.</summary>
    /// <param name="pixels">[count] 0 to 255</param>
    /// <returns>[count] 0 to 1: byte / 255 in single precision, as the engine has it, widened.</returns>
    public static double[] Scaled(byte[] pixels) => [.. pixels.Select(pixel => (double)(pixel / 255f))];

    /// <summary>The label as places: 1 at the digit, 0 elsewhere.</summary>
    /// <returns>[10]</returns>
    public static double[] OneHot(int label) => [.. Enumerable.Range(0, 10).Select(place => place == label ? 1.0 : 0.0)];
}
