using System.Runtime.Versioning;

[assembly: SupportedOSPlatform("browser")]

namespace Glassbox.Workshop;

internal static class Program
{
    // The workers call what is exported; there is nothing to do at the start.
    private static void Main() { }
}
