namespace Glassbox.Guide.Code;

/// <summary>The program on one screen, nn.cs, as it stood in the repository when the guide was built.</summary>
public static partial class Listing
{
    /// <summary>All its lines, colored.</summary>
    public static IReadOnlyList<CodeLine> Lines { get; } = Read();

    /// <summary>All lines of the same program in Python, nn.py, colored.</summary>
    public static IReadOnlyList<CodeLine> Python { get; } = ReadPython();

    /// <summary>Written by Glassbox.Guide.Code while the guide is compiled.</summary>
    private static partial CodeLine[] Read();

    /// <summary>Likewise.</summary>
    private static partial CodeLine[] ReadPython();
}
