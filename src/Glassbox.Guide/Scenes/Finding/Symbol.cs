using Glassbox.Guide.Code;
using Glassbox.Reference;

namespace Glassbox.Guide.Scenes.Finding;

/// <summary>The kinds of names in the program.</summary>
public enum SymbolKind
{
    /// <summary>A value of one training step, which is also in the trace of the reference implementation.</summary>
    Value,

    /// <summary>A function of nn.cs.</summary>
    Function,

    /// <summary>A name that is local to a loop or a function.</summary>
    Local,

    /// <summary>A name from the library.</summary>
    Library,

    /// <summary>A name from .NET.</summary>
    Framework,
}

/// <summary>A name in the program, with its names elsewhere.</summary>
/// <param name="Id">The unique ID; for a value, also its term.</param>
/// <param name="Name">The name in nn.cs.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Meaning">A description.</param>
public sealed record Symbol(string Id, string Name, SymbolKind Kind, string Meaning)
{
    private int[]? appears;

    /// <summary>The name in the trace, which contains its value, shape and video name.</summary>
    public string? InTrace { get; init; }

    /// <summary>The introduction to the value, if it is not simply the value of the name, such as <c>for this digit it gives</c>.</summary>
    public string ValueIs { get; init; } = "its value";

    /// <summary>Returns the value, if it is a single number that is not in the trace.</summary>
    public Func<Trace, int?, double?>? Number { get; init; }

    /// <summary>The letter in formulas, as MathML.</summary>
    public string Letter { get; init; } = "";

    /// <summary>The formula that computes it, as MathML.</summary>
    public string Formula { get; init; } = "";

    /// <summary>The shape, if the trace does not contain it.</summary>
    public string Shape { get; init; } = "";

    /// <summary>The name in the video's program, if the trace does not contain it.</summary>
    public string Video { get; init; } = "";

    /// <summary>The files that define it, below <c>src/Glassbox</c> or in a neighboring library, each with text to search for.</summary>
    public IReadOnlyList<(string File, string Member)> Homes { get; init; } = [];

    /// <summary>Returns the path of such a file from the root of the repository.</summary>
    public static string PathOf(string file) => file.StartsWith("Glassbox.", StringComparison.Ordinal) && file.Contains('/') ? $"src/{file}" : $"src/Glassbox/{file}";

    /// <summary>The IDs of the values that it represents.</summary>
    public IReadOnlyList<string> StandsFor { get; init; } = [];

    /// <summary>The number of the chapter that explains it.</summary>
    public int Chapter { get; init; } = 6;

    /// <summary>The lines in which the name has this meaning; all lines if empty.</summary>
    public int[] Lines { get; init; } = [];

    /// <summary>The lines in which it occurs.</summary>
    public IReadOnlyList<int> Appears => appears ??=
        [.. Listing.Lines.Where(line => line.Tokens.Any(token => ReferenceEquals(SymbolList.At(line.Number, token.Text), this))).Select(line => line.Number)];

    /// <summary>The terms to highlight with it: its own, and those of the values that it represents.</summary>
    public string Term => string.Join(' ', [Id, .. StandsFor]);
}
