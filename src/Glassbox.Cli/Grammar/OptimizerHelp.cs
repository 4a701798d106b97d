namespace Glassbox.Cli.Grammar;

/// <summary>What the help says of optimizers, read from the library.</summary>
internal static class OptimizerHelp
{
    /// <summary>The names of those that have a setting, as <c>sgd and nesterov</c>.</summary>
    public static string NamesWith(string setting) => Listing.And(With(setting).Select(o => o.Name));

    /// <summary>The default of a setting, as <c>0.9 for nesterov, 0 for the others</c>.</summary>
    public static string Default(string setting)
    {
        IGrouping<float, Optimizer>[] groups = [.. With(setting).GroupBy(o => o.Settings[setting]).OrderBy(group => group.Count())];
        IEnumerable<string> special = groups.SkipLast(1).Select(group => FormattableString.Invariant($"{group.Key} for {Listing.And(group.Select(o => o.Name))}"));
        return string.Join(", ", [.. special, FormattableString.Invariant($"{groups[^1].Key} for the others")]);
    }

    private static IReadOnlyList<Optimizer> With(string setting) => [.. Optimizer.All.Where(o => o.Settings.ContainsKey(setting))];
}
