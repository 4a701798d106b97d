using Glassbox.Guide.Code;
using Glassbox.Guide.Scenes.Training;
using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Scenes.Bugs;

/// <summary>A mistake that can be switched on, and what there is to say about it.</summary>
/// <param name="Slug">Its name in the address.</param>
/// <param name="Title">Its name.</param>
/// <param name="Switch">What is switched on.</param>
/// <param name="Lines">The lines of nn.cs that it changes, as they should be.</param>
/// <param name="Spoil">Makes the wrong lines of the right ones.</param>
/// <param name="Hint">What to think about before predicting.</param>
/// <param name="Why">What was seen, and why: written from the numbers of the right program and of the wrong one.</param>
public sealed record Bug(
    string Slug, string Title, BugSwitches Switch, IReadOnlyList<CodeMarker> Lines, Func<IReadOnlyList<string>, IReadOnlyList<string>> Spoil,
    string Hint, Func<Course, Course, string> Why)
{
    /// <summary>What both programs have in common, where there is something to choose; the first counts at first.</summary>
    public IReadOnlyList<(string Name, RunSettings Settings)> Settings { get; init; } = [("", new RunSettings())];

    /// <summary>The lines as they are in nn.cs, without the space before them.</summary>
    public IReadOnlyList<string> Right => [.. Lines.Select(marker => Listing.Lines[marker.Line - 1].Text.Trim())];

    /// <summary>The same lines with the mistake in them.</summary>
    public IReadOnlyList<string> Wrong => Spoil(Right);
}
