namespace Glassbox.Guide.Code;

/// <summary>What the program does at some moment of a scene: the lines that act, one to five.</summary>
public sealed record CodeAct
{
    /// <summary>The most lines that act at once.</summary>
    public const int Most = 5;

    /// <summary>Some lines act.</summary>
    /// <param name="markers">Where they stand in nn.cs.</param>
    public CodeAct(params CodeMarker[] markers)
    {
        ArgumentNullException.ThrowIfNull(markers);
        ArgumentOutOfRangeException.ThrowIfZero(markers.Length);
        Lines = [.. markers.Select(marker => marker.Line).Distinct().Order()];
        Python = [.. markers.SelectMany(PythonLines.Of).Distinct().Order()];
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Max(Lines.Count, Python.Count), Most);
    }

    /// <summary>The numbers of the lines of nn.cs.</summary>
    public IReadOnlyList<int> Lines { get; }

    /// <summary>The numbers of the lines of nn.py that do the same.</summary>
    public IReadOnlyList<int> Python { get; }

    /// <summary>Names of the lines of nn.cs, each with the term that it is here.</summary>
    public IReadOnlyDictionary<string, string> Terms { get; init; } = CodeTerms.All;
}
