namespace Glassbox.Cli.Views;

/// <summary>Tells how far something is at once: <see cref="Progress{T}"/> tells it later, and from elsewhere.</summary>
internal sealed class Told(Action<int> tell) : IProgress<int>
{
    public void Report(int value) => tell(value);
}
