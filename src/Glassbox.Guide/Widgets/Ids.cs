namespace Glassbox.Guide.Widgets;

/// <summary>Generates unique IDs for elements.</summary>
internal static class Ids
{
    private static int last;

    public static string Next(string kind) => $"{kind}-{Interlocked.Increment(ref last)}";
}
