using Glassbox.Guide.Code;
using Glassbox.Guide.Scenes.Training;
using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Scenes.Bugs;

/// <summary>A bug that can be switched on, with its explanation.</summary>
/// <param name="Slug">The ID in the URL.</param>
/// <param name="Title">The title.</param>
/// <param name="Switch">The switch of the bug.</param>
/// <param name="Lines">The lines of nn.cs that it changes, in their correct form.</param>
/// <param name="Spoil">Converts the correct lines to the wrong ones.</param>
/// <param name="Hint">A hint for the prediction.</param>
/// <param name="Why">Writes what was measured and why, from the numbers of the correct and the wrong program.</param>
public sealed record Bug(
    string Slug, string Title, BugSwitches Switch, IReadOnlyList<CodeMarker> Lines, Func<IReadOnlyList<string>, IReadOnlyList<string>> Spoil,
    string Hint, Func<Course, Course, string> Why)
{
    /// <summary>The settings that both programs share, if there is a choice; the first is the default.</summary>
    public IReadOnlyList<(string Name, RunSettings Settings)> Settings { get; init; } = [("", new RunSettings())];

    /// <summary>The lines as in nn.cs, without indentation.</summary>
    public IReadOnlyList<string> Right => [.. Lines.Select(marker => Listing.Lines[marker.Line - 1].Text.Trim())];

    /// <summary>The lines with the bug.</summary>
    public IReadOnlyList<string> Wrong => Spoil(Right);
}
