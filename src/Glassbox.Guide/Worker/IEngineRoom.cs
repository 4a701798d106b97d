namespace Glassbox.Guide.Worker;

/// <summary>The way to the engine: in the browser through a worker, elsewhere straight.</summary>
public interface IEngineRoom
{
    /// <summary>Brings the digits that are here to the engine, unless they are there already; all of them.</summary>
    Task TakeDigitsAsync();

    /// <summary>Sends a request in its envelope, and returns the reply in its.</summary>
    Task<byte[]> AskAsync(byte[] request);
}
