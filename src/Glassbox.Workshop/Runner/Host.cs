using System.Runtime.InteropServices.JavaScript;

namespace Glassbox.Workshop.Runner;

/// <summary>Functions of the worker's script, through which a running program reports to the page.</summary>
internal static partial class Host
{
    [JSImport("say", "host")]
    internal static partial void Say(string text);

    [JSImport("count", "host")]
    internal static partial void Count([JSMarshalAs<JSType.Number>] long digits, double correct, double seconds);

    [JSImport("picture", "host")]
    internal static partial void Picture(double[] changes);
}
