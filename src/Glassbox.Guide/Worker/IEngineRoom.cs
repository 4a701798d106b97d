namespace Glassbox.Guide.Worker;

/// <summary>The connection to the engine: in the browser through a worker, elsewhere direct.</summary>
public interface IEngineRoom
{
    /// <summary>Sends all digits to the engine, unless it already has them.</summary>
    Task TakeDigitsAsync();

    /// <summary>Sends a serialized request and returns the serialized reply.</summary>
    Task<byte[]> AskAsync(byte[] request);
}
