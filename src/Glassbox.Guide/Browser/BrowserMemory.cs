using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using Glassbox.Guide.Lab;

namespace Glassbox.Guide.Browser;

/// <summary>The browser's storage, reached through <c>memory.js</c>.</summary>
[SupportedOSPlatform("browser")]
internal sealed partial class BrowserMemory : IMemory
{
    private const string Module = "memory.js";

    public static Task StartAsync() => JSHost.ImportAsync(Module, "../js/memory.js");

    public string? Read(string name) => ReadNote(name);

    public void Write(string name, string? text) => WriteNote(name, text);

    public async Task<byte[]?> LoadAsync(string name)
    {
        using JSObject kept = await LoadContents(name);
        return kept.GetPropertyAsByteArray("bytes");
    }

    public Task SaveAsync(string name, byte[] contents) => SaveContents(name, contents);

    public Task ForgetAsync() => ForgetAll();

    [JSImport("read", Module)]
    private static partial string? ReadNote(string name);

    [JSImport("write", Module)]
    private static partial void WriteNote(string name, string? text);

    [JSImport("load", Module)]
    private static partial Task<JSObject> LoadContents(string name);

    [JSImport("save", Module)]
    private static partial Task SaveContents(string name, byte[] contents);

    [JSImport("forget", Module)]
    private static partial Task ForgetAll();
}
