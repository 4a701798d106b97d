namespace Glassbox.Cli.Grammar;

/// <summary>What the help says of optimizers, read from the library.</summary>
internal static class OptimizerHelp
{
    /// <summary>The names of all, as <c>sgd, nesterov or adam</c>.</summary>
    public static string Names => Listed(Optimizer.All, "or");

    /// <summary>The names of those that have a setting, as <c>sgd and nesterov</c>.</summary>
    public static string NamesWith(string setting) => Listed(With(setting), "and");

    /// <summary>The default of a setting, as <c>0.9 for nesterov, 0 for the others</c>.</summary>
    public static string Default(string setting)
    {
        IGrouping<float, Optimizer>[] groups = [.. With(setting).GroupBy(o => o.Settings[setting]).OrderBy(group => group.Count())];
        IEnumerable<string> special = groups.SkipLast(1).Select(group => FormattableString.Invariant($"{group.Key} for {Listed([.. group], "and")}"));
        return string.Join(", ", [.. special, FormattableString.Invariant($"{groups[^1].Key} for the others")]);
    }

    private static IReadOnlyList<Optimizer> With(string setting) => [.. Optimizer.All.Where(o => o.Settings.ContainsKey(setting))];

    private static string Listed(IReadOnlyList<Optimizer> optimizers, string last) => optimizers.Count == 1
        ? optimizers[0].Name
        : $"{string.Join(", ", optimizers.SkipLast(1).Select(o => o.Name))} {last} {optimizers[^1].Name}";
}
