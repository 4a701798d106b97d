namespace Glassbox.Guide.Lab;

/// <summary>Digits that are all here at once, as the library reads them: for pages written ahead of time, and for tests.</summary>
/// <param name="digits">Where they are.</param>
public sealed class LibraryDigits(DatasetSplit digits) : IDigits
{
    /// <inheritdoc/>
    public event Action? Changed
    {
        add { }
        remove { }
    }

    /// <inheritdoc/>
    public double Progress => 1;

    /// <inheritdoc/>
    public string? Problem => null;

    /// <inheritdoc/>
    public int Available(DigitSet set) => Of(set).Count;

    /// <inheritdoc/>
    public byte[] Pixels(DigitSet set, int index) => Of(set).Pixels(index);

    /// <inheritdoc/>
    public int Label(DigitSet set, int index) => Of(set).Label(index);

    /// <inheritdoc/>
    public Task RetryAsync() => Task.CompletedTask;

    private Dataset Of(DigitSet set) => set == DigitSet.Training ? digits.Training : digits.Test;
}
