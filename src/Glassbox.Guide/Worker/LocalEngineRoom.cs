namespace Glassbox.Guide.Worker;

/// <summary>An engine room in this thread: for pages written ahead of time, and for tests.</summary>
/// <param name="digits">All digits.</param>
public sealed class LocalEngineRoom(DatasetSplit digits) : IEngineRoom
{
    private readonly EngineRoom room = new();
    private bool hasDigits;

    /// <inheritdoc/>
    public Task TakeDigitsAsync()
    {
        if (hasDigits) return Task.CompletedTask;
        room.TakeDigits(DigitSet.Training, digits.Training);
        room.TakeDigits(DigitSet.Test, digits.Test);
        hasDigits = true;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<byte[]> AskAsync(byte[] request) => Task.FromResult(room.Answer(request));
}
