namespace Glassbox.Cli.Grammar;

/// <summary>Joins names for the help.</summary>
internal static class Listing
{
    /// <summary>Joins names as in <c>sgd, nesterov or adam</c>.</summary>
    public static string Or(IEnumerable<string> names) => Of([.. names], "or");

    /// <summary>Joins names as in <c>sgd, nesterov and adam</c>.</summary>
    public static string And(IEnumerable<string> names) => Of([.. names], "and");

    private static string Of(string[] names, string last) =>
        names.Length == 1 ? names[0] : $"{string.Join(", ", names[..^1])} {last} {names[^1]}";
}
