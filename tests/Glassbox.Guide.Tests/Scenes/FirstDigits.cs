using Glassbox.Guide.Lab;
using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Tests.Scenes;

/// <summary>The first digits of both sets, as when the rest is still on its way: nothing is trained with them.</summary>
internal sealed class FirstDigits(int count) : IDigits
{
    private readonly LibraryDigits all = new(Digits.All);

    public event Action? Changed
    {
        add { }
        remove { }
    }

    public double Progress => 0.1;

    public string? Problem => null;

    public int Available(DigitSet set) => count;

    public byte[] Pixels(DigitSet set, int index) => all.Pixels(set, index);

    public int Label(DigitSet set, int index) => all.Label(set, index);

    public Task RetryAsync() => Task.CompletedTask;
}
