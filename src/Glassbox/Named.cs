namespace Glassbox;

/// <summary>Finds an item by its name in files and on the command line.</summary>
internal static class Named
{
    public static T Find<T>(IEnumerable<T> all, Func<T, string> nameOf, string name, string kind)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (T candidate in all)
            if (string.Equals(nameOf(candidate), name, StringComparison.OrdinalIgnoreCase)) return candidate;
        throw new ArgumentException($"There is no {kind} '{name}'. Known are {string.Join(", ", all.Select(nameOf))}.", nameof(name));
    }
}
