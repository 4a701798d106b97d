namespace Glassbox.Cli.Views;

/// <summary>Reports progress synchronously; <see cref="Progress{T}"/> reports it later, and on another thread.</summary>
internal sealed class SynchronousProgress(Action<int> report) : IProgress<int>
{
    public void Report(int value) => report(value);
}
