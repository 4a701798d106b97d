namespace Glassbox.Guide.Scenes.Finding;

/// <summary>All names of nn.cs. A test holds that none is missing, and that the files of the library have what is said of them.</summary>
internal static class SymbolList
{
    /// <summary>All of them: values in the order of the program, then the rest.</summary>
    public static IReadOnlyList<Symbol> All { get; } = [.. ProgramValues.All, .. ProgramFunctions.All, .. LocalNames.All, .. BorrowedNames.All];

    private static readonly Dictionary<string, Symbol[]> byName =
        All.GroupBy(s => s.Name).ToDictionary(same => same.Key, same => same.OrderBy(s => s.Lines.Length == 0).ToArray());

    /// <summary>The symbol of an id; the first where there is none.</summary>
    public static Symbol Find(string id) => All.FirstOrDefault(s => s.Id == id) ?? All[0];

    /// <summary>What a name means in a line; null for what is no name of the program.</summary>
    public static Symbol? At(int line, string name) =>
        byName.TryGetValue(name, out Symbol[]? same) ? Array.Find(same, s => s.Lines.Length == 0 || s.Lines.Contains(line)) : null;
}
