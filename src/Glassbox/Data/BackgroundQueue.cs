namespace Glassbox.Data;

/// <summary>Work done one piece after the other, beside the thread that asks for it; on that thread where there is no other.</summary>
/// <remarks>One at a time, so that whoever unzips has a core of its own on a machine with two.</remarks>
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

    /// <summary>Waits until all is done, whatever came of it, so that no file is open any more.</summary>
    public void Dispose() => last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
}
