using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Lab;

/// <summary>The MNIST digits, which are loaded while the page is being read: in order, the training digits first.</summary>
public interface IDigits
{
    /// <summary>Occurs when more digits have arrived, all of them have, or an error occurred.</summary>
    event Action? Changed;

    /// <summary>The progress of loading, 0 to 1.</summary>
    double Progress { get; }

    /// <summary>An error message for the reader; null if nothing went wrong.</summary>
    string? Problem { get; }

    /// <summary>Returns the number of digits of a set that are loaded, from the first.</summary>
    int Available(DigitSet set);

    /// <summary>Returns the pixels of a loaded digit.</summary>
    /// <returns>[784] 0 to 255, row by row.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The digit is not loaded.</exception>
    byte[] Pixels(DigitSet set, int index);

    /// <summary>Returns the label of a loaded digit, 0 to 9.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The digit is not loaded.</exception>
    int Label(DigitSet set, int index);

    /// <summary>Returns the labels of all loaded digits at once.</summary>
    /// <returns>[available] 0 to 9.</returns>
    byte[] Labels(DigitSet set) => [.. Enumerable.Range(0, Available(set)).Select(index => (byte)Label(set, index))];

    /// <summary>Retries loading what is missing.</summary>
    Task RetryAsync();
}

/// <summary>Extension methods for all sources of digits.</summary>
public static class DigitsExtensions
{
    /// <summary>The number of digits of each set with which a page goes live.</summary>
    public const int EnoughToBegin = 500;

    /// <summary>Returns the number of digits in the complete set.</summary>
    public static int Size(this DigitSet set) => set == DigitSet.Training ? 60_000 : 10_000;

    /// <summary>Returns whether enough digits of both sets are loaded for a page to show something.</summary>
    public static bool AreEnoughHere(this IDigits digits) =>
        digits.Available(DigitSet.Training) >= EnoughToBegin && digits.Available(DigitSet.Test) >= EnoughToBegin;

    /// <summary>Returns whether a digit is loaded.</summary>
    public static bool Has(this IDigits digits, DigitSet set, int index) => index >= 0 && index < digits.Available(set);

    /// <summary>Returns whether all digits of both sets are loaded.</summary>
    public static bool AreAllHere(this IDigits digits) =>
        digits.Available(DigitSet.Training) == DigitSet.Training.Size() && digits.Available(DigitSet.Test) == DigitSet.Test.Size();

    /// <summary>Returns the pixels of a digit as network inputs.</summary>
    /// <returns>[784] 0 to 1: byte / 255 in single precision, as the engine computes it, converted to double.</returns>
    public static double[] Image(this IDigits digits, DigitSet set, int index) =>
        Scaled(digits.Pixels(set, index));

    /// <summary>Scales pixels to network inputs.</summary>
    /// <param name="pixels">[count] 0 to 255</param>
    /// <returns>[count] 0 to 1: byte / 255 in single precision, as the engine computes it, converted to double.</returns>
    public static double[] Scaled(byte[] pixels) => [.. pixels.Select(pixel => (double)(pixel / 255f))];

    /// <summary>One-hot encodes a label: 1 at the digit, 0 elsewhere.</summary>
    /// <returns>[10]</returns>
    public static double[] OneHot(int label) => [.. Enumerable.Range(0, 10).Select(place => place == label ? 1.0 : 0.0)];
}
