using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Lab;

/// <summary>Digits as the library reads them: for pages written ahead of time, and for tests.</summary>
/// <param name="digits">Where they are.</param>
/// <param name="most">How many of each set are here; the others never come.</param>
public sealed class LibraryDigits(DatasetSplit digits, int most = int.MaxValue) : IDigits
{
    /// <inheritdoc/>
    public event Action? Changed
    {
        add { }
        remove { }
    }

    /// <inheritdoc/>
    public double Progress =>
        (double)(Available(DigitSet.Training) + Available(DigitSet.Test)) / (DigitSet.Training.Size() + DigitSet.Test.Size());

    /// <inheritdoc/>
    public string? Problem => null;

    /// <inheritdoc/>
    public int Available(DigitSet set) => Math.Min(most, Of(set).Count);

    /// <inheritdoc/>
    public byte[] Pixels(DigitSet set, int index) => Of(set).Pixels(index);

    /// <inheritdoc/>
    public int Label(DigitSet set, int index) => Of(set).Label(index);

    /// <inheritdoc/>
    public Task RetryAsync() => Task.CompletedTask;

    private Dataset Of(DigitSet set) => set == DigitSet.Training ? digits.Training : digits.Test;
}
