using Glassbox.Guide.Code;
using Glassbox.Guide.Scenes.Bugs;

namespace Glassbox.Guide.Scenes.Workshop;

/// <summary>nn.cs as text, and with a mistake in it.</summary>
public static class ProgramText
{
    /// <summary>nn.cs as it stood in the repository when the guide was built.</summary>
    public static string Original { get; } = string.Concat(Listing.Lines.Select(line => line.Text + "\n"));

    /// <summary>nn.cs with a mistake of the switchboard: its lines in the place of the right ones, indented as these.</summary>
    public static string With(Bug bug)
    {
        ArgumentNullException.ThrowIfNull(bug);
        string[] lines = [.. Listing.Lines.Select(line => line.Text)];
        IReadOnlyList<string> wrong = bug.Wrong;
        for (int i = 0; i < bug.Lines.Count; i++)
        {
            // A line that no other takes the place of stays as it is.
            int at = bug.Lines[i].Line - 1;
            lines[at] = lines[at][..^lines[at].TrimStart().Length] + (i < wrong.Count ? wrong[i] : "");
        }

        return string.Concat(lines.Select(line => line + "\n"));
    }

    /// <summary>The first line that a mistake changes, from 1.</summary>
    public static int FirstLineOf(Bug bug)
    {
        ArgumentNullException.ThrowIfNull(bug);
        return bug.Lines.Min(marker => marker.Line);
    }
}
