using System.Runtime.InteropServices.JavaScript;

namespace Glassbox.Workshop.Runner;

/// <summary>What a running program tells the page, through the script of its worker.</summary>
internal static partial class Host
{
    [JSImport("say", "host")]
    internal static partial void Say(string text);

    [JSImport("count", "host")]
    internal static partial void Count([JSMarshalAs<JSType.Number>] long digits, double correct, double seconds);

    [JSImport("picture", "host")]
    internal static partial void Picture(double[] changes);
}
