using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;

namespace Glassbox.Guide.Worker;

/// <summary>The entry points of the engine room for the script of its worker, in a .NET runtime separate from the page's.</summary>
[SupportedOSPlatform("browser")]
internal static partial class WorkerEntry
{
    private static readonly EngineRoom Room = new();

    [JSExport]
    internal static void TakeDigits(int set, byte[] pixels, byte[] labels) => Room.TakeDigits((DigitSet)set, pixels, labels);

    [JSExport]
    internal static byte[] Answer(byte[] request) => Room.Answer(request);
}
