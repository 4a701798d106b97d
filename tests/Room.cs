namespace Glassbox.Testing;

/// <summary>A part of a program: namespaces, or single types of one.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Contents">Full names of namespaces, with all below them, and of types.</param>
internal sealed record Room(string Name, params string[] Contents)
{
    /// <summary>Every type belongs to a room, and uses its own and those before it alone: so there are no circles.</summary>
    /// <param name="rooms">From the lowest to the highest.</param>
    /// <param name="assembly">Whose types.</param>
    public static void MustUseOnlyThoseBefore(IReadOnlyList<Room> rooms, System.Reflection.Assembly assembly)
    {
        List<string> faults = [];
        foreach (Dependency dependency in Dependency.Of(assembly))
        {
            if (dependency.From.Namespace.Length == 0 || dependency.To.Namespace.Length == 0) continue; // the compiler's
            int from = PlaceOf(dependency.From.FullName, rooms), to = PlaceOf(dependency.To.FullName, rooms);
            if (from < 0) faults.Add($"{dependency.From.FullName} belongs to no room: add it to one.");
            else if (to < 0) faults.Add($"{dependency.To.FullName} belongs to no room: add it to one.");
            else if (to > from)
                faults.Add(
                    $"{dependency.From.FullName}, in its member {dependency.Member}, uses {dependency.To.FullName}:"
                    + $" {rooms[from].Name} must not depend on {rooms[to].Name}.");
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults.Distinct().Order(StringComparer.Ordinal)));
    }

    // The longest name that fits: a type may stand in another room than the rest of its namespace.
    private static int PlaceOf(string type, IReadOnlyList<Room> rooms) => rooms
        .SelectMany((room, place) => room.Contents.Select(name => (Name: name, Place: place)))
        .Where(content => type == content.Name || type.StartsWith(content.Name + ".", StringComparison.Ordinal) || type.StartsWith(content.Name + "`", StringComparison.Ordinal))
        .OrderByDescending(content => content.Name.Length)
        .Select(content => content.Place)
        .DefaultIfEmpty(-1)
        .First();
}
