using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using Glassbox.Guide.Lab;

namespace Glassbox.Guide.Browser;

/// <summary>The page in a real browser.</summary>
[SupportedOSPlatform("browser")]
internal sealed partial class BrowserPage : IPage
{
    private const string Module = "page.js";

    public bool IsLive => true;

    public static Task StartAsync() => JSHost.ImportAsync(Module, "../js/page.js");

    /// <summary>Shows a problem on the prerendered page, with a button to retry.</summary>
    /// <param name="problem">The message for the reader; empty if the problem is solved.</param>
    /// <param name="retry">The action of the button.</param>
    [JSImport("tellWhileStill", Module)]
    internal static partial void TellWhileStill(string problem, [JSMarshalAs<JSType.Function>] Action retry);

    public void Draw(string id, int width, int height, byte[] rgba) => DrawInto(id, width, height, rgba);

    public string? StillPicture(int width, int height, byte[] rgba) => null;

    public void Save(string name, byte[] contents) => SaveAs(name, contents);

    public async Task<byte[]> FetchAsync(string address)
    {
        using JSObject file = await FetchFile(address);
        return file.GetPropertyAsByteArray("bytes") ?? throw new IOException(file.GetPropertyAsString("fault"));
    }

    public async Task<bool> CopyAsync(string text)
    {
        try
        {
            await Copy(text);
            return true;
        }
        catch (JSException)
        {
            return false; // the reader denies access, or the page is not in a secure context
        }
    }

    public void Focus(string id) => FocusOn(id);

    public void Reveal(string id) => RevealElement(id);

    public void ScrollInside(string box, string element) => ScrollInBox(box, element);

    [JSImport("draw", Module)]
    private static partial void DrawInto(string id, int width, int height, byte[] rgba);

    [JSImport("save", Module)]
    private static partial void SaveAs(string name, byte[] contents);

    [JSImport("fetchFile", Module)]
    private static partial Task<JSObject> FetchFile(string address);

    [JSImport("copy", Module)]
    private static partial Task Copy(string text);

    public double WidthOf(string id) => WidthOfElement(id);

    public IDisposable OnceSeen(string id, Action seen) => OnceElementIsSeen(id, seen);

    [JSImport("onceSeen", Module)]
    private static partial JSObject OnceElementIsSeen(string id, [JSMarshalAs<JSType.Function>] Action seen);

    [JSImport("reveal", Module)]
    private static partial void RevealElement(string id);

    [JSImport("focus", Module)]
    private static partial void FocusOn(string id);

    [JSImport("widthOf", Module)]
    private static partial double WidthOfElement(string id);

    [JSImport("scrollInside", Module)]
    private static partial void ScrollInBox(string box, string element);
}
