namespace Glassbox.Guide.Code;

/// <summary>The lines of the program that execute at some moment of a scene: one to five.</summary>
public sealed record CodeAct
{
    /// <summary>The maximum number of lines.</summary>
    public const int MaxLines = 5;

    /// <summary>Initializes an act from markers.</summary>
    /// <param name="markers">The markers of the lines in nn.cs.</param>
    public CodeAct(params CodeMarker[] markers)
    {
        ArgumentNullException.ThrowIfNull(markers);
        ArgumentOutOfRangeException.ThrowIfZero(markers.Length);
        Lines = [.. markers.Select(marker => marker.Line).Distinct().Order()];
        Python = [.. markers.SelectMany(PythonLines.Of).Distinct().Order()];
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Max(Lines.Count, Python.Count), MaxLines);
    }

    /// <summary>The line numbers in nn.cs.</summary>
    public IReadOnlyList<int> Lines { get; }

    /// <summary>The line numbers of the equivalent code in nn.py.</summary>
    public IReadOnlyList<int> Python { get; }

    /// <summary>The names on these lines of nn.cs that are terms, each with its term.</summary>
    public IReadOnlyDictionary<string, string> Terms { get; init; } = CodeTerms.All;
}
