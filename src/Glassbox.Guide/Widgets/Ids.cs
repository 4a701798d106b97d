namespace Glassbox.Guide.Widgets;

/// <summary>Ids of elements that nobody else needs to know.</summary>
internal static class Ids
{
    private static int last;

    public static string Next(string kind) => $"{kind}-{Interlocked.Increment(ref last)}";
}
