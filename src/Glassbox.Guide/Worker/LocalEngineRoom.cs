namespace Glassbox.Guide.Worker;

/// <summary>An engine room on the current thread, for prerendering and tests.</summary>
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
