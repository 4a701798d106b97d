namespace Glassbox.Sweeps.Cli.Cluster;

/// <summary>Hears when the others have given this machine up, as they do after a network was cut for long: it is to join them anew rather than to end.</summary>
internal sealed class GivenUp : IFatalErrorHandler
{
    private readonly TaskCompletionSource<string> heard = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with the reason.</summary>
    public Task<string> Heard => heard.Task;

    public bool IsUnexpected(Exception exception) => exception is not (OperationCanceledException or TimeoutException);

    public void OnFatalException(object? sender, string? context, Exception? exception) => heard.TrySetResult(context ?? exception?.Message ?? "");
}
