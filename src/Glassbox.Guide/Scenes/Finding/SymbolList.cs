namespace Glassbox.Guide.Scenes.Finding;

/// <summary>All names of nn.cs. A test verifies that none is missing, and that the library's files contain what is claimed.</summary>
internal static class SymbolList
{
    /// <summary>All symbols: values in program order, then the rest.</summary>
    public static IReadOnlyList<Symbol> All { get; } = [.. ProgramValues.All, .. ProgramFunctions.All, .. LocalNames.All, .. BorrowedNames.All];

    private static readonly Dictionary<string, Symbol[]> byName =
        All.GroupBy(s => s.Name).ToDictionary(same => same.Key, same => same.OrderBy(s => s.Lines.Length == 0).ToArray());

    /// <summary>Returns the symbol with an ID; the first one if there is none.</summary>
    public static Symbol Find(string id) => All.FirstOrDefault(s => s.Id == id) ?? All[0];

    /// <summary>Returns the meaning of a name in a line; null if it is not a name of the program.</summary>
    public static Symbol? At(int line, string name) =>
        byName.TryGetValue(name, out Symbol[]? same) ? Array.Find(same, s => s.Lines.Length == 0 || s.Lines.Contains(line)) : null;
}
