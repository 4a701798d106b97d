namespace Glassbox.Cli.Views;

/// <summary>Reports progress synchronously; <see cref="Progress{T}"/> reports it later, and on another thread.</summary>
internal sealed class Told(Action<int> tell) : IProgress<int>
{
    public void Report(int value) => tell(value);
}
