using System.Runtime.Versioning;

[assembly: SupportedOSPlatform("browser")]

namespace Glassbox.Workshop;

internal static class Program
{
    // The workers call the exported methods; nothing happens at startup.
    private static void Main() { }
}
