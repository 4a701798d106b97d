using Glassbox.Guide.Code;
using Glassbox.Reference;

namespace Glassbox.Guide.Scenes.Finding;

/// <summary>What kind of thing a name of the program stands for.</summary>
public enum SymbolKind
{
    /// <summary>Numbers of one step, which the twin's trace has too.</summary>
    Value,

    /// <summary>A function of nn.cs.</summary>
    Function,

    /// <summary>A name that lives in a loop or in a function.</summary>
    Local,

    /// <summary>From the library.</summary>
    Library,

    /// <summary>From .NET.</summary>
    Framework,
}

/// <summary>One thing of the program under all its names.</summary>
/// <param name="Id">Its own among all, and its term where it is a value.</param>
/// <param name="Name">In nn.cs.</param>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Meaning">What it is, in words.</param>
public sealed record Symbol(string Id, string Name, SymbolKind Kind, string Meaning)
{
    private int[]? appears;

    /// <summary>In the twin's trace, where its value, its shape and its video name are.</summary>
    public string? InTrace { get; init; }

    /// <summary>What the value is, where it is not simply that of the name: as <c>for this digit it gives</c>.</summary>
    public string ValueIs { get; init; } = "its value";

    /// <summary>Its value where that is one number and not in the trace.</summary>
    public Func<Trace, int?, double?>? Number { get; init; }

    /// <summary>The letter of formulas, as MathML.</summary>
    public string Letter { get; init; } = "";

    /// <summary>The formula that makes it, as MathML.</summary>
    public string Formula { get; init; } = "";

    /// <summary>Its shape, where the trace does not tell it.</summary>
    public string Shape { get; init; } = "";

    /// <summary>In the program of the video, where the trace does not tell it.</summary>
    public string Video { get; init; } = "";

    /// <summary>Where in the library it lives: files below <c>src/Glassbox</c>, or in another library beside it, each with what to look for in it.</summary>
    public IReadOnlyList<(string File, string Member)> Homes { get; init; } = [];

    /// <summary>The path of such a file from the top of the repository.</summary>
    public static string PathOf(string file) => file.StartsWith("Glassbox.", StringComparison.Ordinal) && file.Contains('/') ? $"src/{file}" : $"src/Glassbox/{file}";

    /// <summary>The values that it stands for, by their ids.</summary>
    public IReadOnlyList<string> StandsFor { get; init; } = [];

    /// <summary>The number of the chapter that explains it.</summary>
    public int Chapter { get; init; } = 6;

    /// <summary>The lines in which the name means this; all of them if there are none.</summary>
    public int[] Lines { get; init; } = [];

    /// <summary>The lines in which it stands.</summary>
    public IReadOnlyList<int> Appears => appears ??=
        [.. Listing.Lines.Where(line => line.Tokens.Any(token => ReferenceEquals(SymbolList.At(line.Number, token.Text), this))).Select(line => line.Number)];

    /// <summary>What lights up with it: itself, and what it stands for.</summary>
    public string Term => string.Join(' ', [Id, .. StandsFor]);
}
