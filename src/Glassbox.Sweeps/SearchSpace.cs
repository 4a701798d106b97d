namespace Glassbox.Sweeps;

/// <summary>A search space: axes, or several alternative spaces, from one of which each recipe comes.</summary>
public sealed class SearchSpace
{
    private readonly Axis[][] alternatives;

    /// <summary>Initializes a space whose recipes have a value for each axis.</summary>
    /// <exception cref="ArgumentException">Two axes have the same name.</exception>
    public SearchSpace(params IReadOnlyList<Axis> axes)
    {
        ArgumentNullException.ThrowIfNull(axes);
        if (axes.GroupBy(axis => axis.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"{twice.Key} is varied twice.", nameof(axes));
        alternatives = [[.. axes]];
    }

    private SearchSpace(Axis[][] alternatives) => this.alternatives = alternatives;

    /// <summary>The alternatives, each with its axes, for settings that only some recipes have, such as the momentum of SGD.</summary>
    public IReadOnlyList<IReadOnlyList<Axis>> Alternatives => alternatives;

    /// <summary>The distinct names of all axes, in the order of their first occurrence.</summary>
    public IReadOnlyList<string> Names => [.. alternatives.SelectMany(axes => axes).Select(axis => axis.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>Creates a space of alternatives; each recipe comes from one of them.</summary>
    public static SearchSpace OneOf(params IReadOnlyList<SearchSpace> spaces)
    {
        ArgumentNullException.ThrowIfNull(spaces);
        return spaces.Count > 0 ? new SearchSpace([.. spaces.SelectMany(space => space.alternatives)]) : throw new ArgumentException("There is no space.", nameof(spaces));
    }

    /// <summary>Returns every recipe of a grid; the last axis varies fastest.</summary>
    /// <exception cref="ArgumentException">An axis is a range without steps.</exception>
    public IEnumerable<IReadOnlyList<Setting>> Grid()
    {
        foreach (Axis axis in alternatives.SelectMany(axes => axes))
            if (axis.Values is null)
                throw new ArgumentException($"{axis.Name}: a grid needs values or a range with steps, such as '0.1..0.5 in 5'; a random search takes any range.");
        return alternatives.SelectMany(axes => Product(axes, 0));
    }

    /// <summary>Returns every recipe, one after another, of the alternatives in which they can be counted.</summary>
    internal IEnumerable<IReadOnlyList<Setting>> Countable() => alternatives.Where(axes => axes.All(axis => axis.All is not null)).SelectMany(axes => Product(axes, 0));

    /// <summary>Draws a random recipe.</summary>
    public IReadOnlyList<Setting> Draw(RandomSequence random)
    {
        ArgumentNullException.ThrowIfNull(random);
        Axis[] axes = alternatives[alternatives.Length == 1 ? 0 : random.NextInt32(alternatives.Length)];
        return [.. axes.Select(axis => new Setting(axis.Name, axis.Draw(random)))];
    }

    private static IEnumerable<IReadOnlyList<Setting>> Product(Axis[] axes, int from)
    {
        if (from == axes.Length) return [[]];
        return axes[from].All!.SelectMany(value => Product(axes, from + 1).Select(rest => (IReadOnlyList<Setting>)[new Setting(axes[from].Name, value), .. rest]));
    }
}
