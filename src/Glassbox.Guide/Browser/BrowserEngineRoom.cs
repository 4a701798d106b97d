using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Browser;

/// <summary>The engine in a worker thread, reached through <c>worker-host.js</c>.</summary>
[SupportedOSPlatform("browser")]
internal sealed partial class BrowserEngineRoom : IEngineRoom
{
    private const string Module = "worker-host.js";

    public static Task StartAsync() => JSHost.ImportAsync(Module, "../js/worker-host.js");

    public async Task TakeDigitsAsync() => await Said(TakeDigits());

    public async Task<byte[]> AskAsync(byte[] request)
    {
        using JSObject reply = await Said(Ask(request));
        return reply.GetPropertyAsByteArray("bytes")!;
    }

    // Errors from the worker arrive as script errors that contain only a message.
    private static async Task<T> Said<T>(Task<T> reply)
    {
        try
        {
            return await reply;
        }
        catch (JSException fault)
        {
            throw new InvalidOperationException(fault.Message, fault);
        }
    }

    private static async Task Said(Task reply)
    {
        try
        {
            await reply;
        }
        catch (JSException fault)
        {
            throw new InvalidOperationException(fault.Message, fault);
        }
    }

    [JSImport("ask", Module)]
    private static partial Task<JSObject> Ask(byte[] request);

    [JSImport("takeDigits", Module)]
    private static partial Task TakeDigits();
}
