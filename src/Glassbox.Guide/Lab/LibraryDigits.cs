using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Lab;

/// <summary>Digits loaded by the library, for prerendering and tests.</summary>
/// <param name="digits">The digits.</param>
/// <param name="most">The maximum number of digits per set; the others never arrive.</param>
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
