using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;

namespace Glassbox.Guide.Worker;

/// <summary>The engine room's door for the worker's script: it runs in a .NET of its own, beside the page's.</summary>
[SupportedOSPlatform("browser")]
internal static partial class WorkerEntry
{
    private static readonly EngineRoom Room = new();

    [JSExport]
    internal static void TakeDigits(int set, byte[] pixels, byte[] labels) => Room.TakeDigits((DigitSet)set, pixels, labels);

    [JSExport]
    internal static byte[] Answer(byte[] request) => Room.Answer(request);
}
