using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using Glassbox.Guide.Lab;

namespace Glassbox.Guide.Browser;

/// <summary>The reader's pen strokes in the browser, reported by <c>drawing.js</c>.</summary>
[SupportedOSPlatform("browser")]
internal sealed partial class BrowserPen : IPen
{
    private const string Module = "drawing.js";
    private const int Start = 1, End = 2;

    public static Task StartAsync() => JSHost.ImportAsync(Module, "../js/drawing.js");

    public IDisposable Follow(string id, Action<PenMotion> moved)
    {
        FollowOn(id, parts => moved(new PenMotion((parts & Start) != 0, (parts & End) != 0, Points(id))));
        return new Following(id);
    }

    [JSImport("follow", Module)]
    private static partial void FollowOn(string id, [JSMarshalAs<JSType.Function<JSType.Number>>] Action<int> moved);

    [JSImport("points", Module)]
    [return: JSMarshalAs<JSType.Array<JSType.Number>>]
    private static partial double[] Points(string id);

    [JSImport("leave", Module)]
    private static partial void Leave(string id);

    private sealed class Following(string id) : IDisposable
    {
        public void Dispose() => Leave(id);
    }
}
