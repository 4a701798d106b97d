using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Tests.Scenes;

/// <summary>An engine room whose replies can be kept back, as those of a busy worker are.</summary>
internal sealed class HeldRoom(DatasetSplit digits) : IEngineRoom
{
    private readonly LocalEngineRoom room = new(digits);
    private TaskCompletionSource? gate;

    /// <summary>Requests that wait for <see cref="Release"/>.</summary>
    public int Waiting { get; private set; }

    public void Hold() => gate = new TaskCompletionSource();

    public void Release()
    {
        TaskCompletionSource? held = gate;
        gate = null;
        held?.SetResult();
    }

    public Task TakeDigitsAsync() => room.TakeDigitsAsync();

    public async Task<byte[]> AskAsync(byte[] request)
    {
        if (gate is { } held)
        {
            Waiting++;
            await held.Task;
            Waiting--;
        }

        return await room.AskAsync(request);
    }
}
