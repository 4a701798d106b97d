using Glassbox.Guide.Code;
using Glassbox.Guide.Scenes.Bugs;

namespace Glassbox.Guide.Scenes.Workshop;

/// <summary>nn.cs as text, optionally with a bug.</summary>
public static class ProgramText
{
    /// <summary>nn.cs as it was in the repository when the guide was built.</summary>
    public static string Original { get; } = string.Concat(Listing.Lines.Select(line => line.Text + "\n"));

    /// <summary>Returns nn.cs with a bug of the switchboard: its lines replace the correct ones, with the same indentation.</summary>
    public static string With(Bug bug)
    {
        ArgumentNullException.ThrowIfNull(bug);
        string[] lines = [.. Listing.Lines.Select(line => line.Text)];
        IReadOnlyList<string> wrong = bug.Wrong;
        for (int i = 0; i < bug.Lines.Count; i++)
        {
            // A correct line without a replacement becomes empty.
            int at = bug.Lines[i].Line - 1;
            lines[at] = lines[at][..^lines[at].TrimStart().Length] + (i < wrong.Count ? wrong[i] : "");
        }

        return string.Concat(lines.Select(line => line + "\n"));
    }

    /// <summary>Returns the first line that a bug changes, from 1.</summary>
    public static int FirstLineOf(Bug bug)
    {
        ArgumentNullException.ThrowIfNull(bug);
        return bug.Lines.Min(marker => marker.Line);
    }
}
