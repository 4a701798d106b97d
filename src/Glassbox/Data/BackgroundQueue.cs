namespace Glassbox.Data;

/// <summary>Runs tasks one after another, in parallel with the calling thread; on the calling thread where there are no others.</summary>
/// <remarks>One at a time, so that on a machine with two cores the decompressing thread keeps a core of its own.</remarks>
internal sealed class BackgroundQueue : IDisposable
{
    private Task last = Task.CompletedTask;

    public Task<T> Run<T>(Func<T> work)
    {
        Task<T> next = OperatingSystem.IsBrowser()
            ? Task.FromResult(work())
            : last.ContinueWith(_ => work(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        last = next;
        return next;
    }

    /// <summary>Waits until all tasks have finished, whatever their outcome, so that no file is still open.</summary>
    public void Dispose() => last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
}
