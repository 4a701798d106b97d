namespace Glassbox.Cli.Grammar;

/// <summary>The parts of the help about optimizers, taken from the library.</summary>
internal static class OptimizerHelp
{
    /// <summary>Returns the names of the optimizers that have a setting, such as <c>sgd and nesterov</c>.</summary>
    public static string NamesWith(string setting) => Listing.And(With(setting).Select(o => o.Name));

    /// <summary>Returns the defaults of a setting, such as <c>0.9 for nesterov, 0 for the others</c>.</summary>
    public static string Default(string setting)
    {
        IGrouping<float, Optimizer>[] groups = [.. With(setting).GroupBy(o => o.Settings[setting]).OrderBy(group => group.Count())];
        IEnumerable<string> special = groups.SkipLast(1).Select(group => FormattableString.Invariant($"{group.Key} for {Listing.And(group.Select(o => o.Name))}"));
        return string.Join(", ", [.. special, FormattableString.Invariant($"{groups[^1].Key} for the others")]);
    }

    private static IReadOnlyList<Optimizer> With(string setting) => [.. Optimizer.All.Where(o => o.Settings.ContainsKey(setting))];
}
