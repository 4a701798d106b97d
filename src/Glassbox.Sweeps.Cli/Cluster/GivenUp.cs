namespace Glassbox.Sweeps.Cli.Cluster;

/// <summary>Detects that the others have given up this machine, for example after a long network failure, so that it can rejoin instead of ending.</summary>
internal sealed class GivenUp : IFatalErrorHandler
{
    private readonly TaskCompletionSource<string> heard = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes with the reason.</summary>
    public Task<string> Heard => heard.Task;

    public bool IsUnexpected(Exception exception) => exception is not (OperationCanceledException or TimeoutException);

    public void OnFatalException(object? sender, string? context, Exception? exception) => heard.TrySetResult(context ?? exception?.Message ?? "");
}
