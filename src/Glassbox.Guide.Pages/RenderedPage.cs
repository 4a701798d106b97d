namespace Glassbox.Guide.Pages;

/// <summary>A page as its components made it.</summary>
/// <param name="Head">What they put into the head: its title.</param>
/// <param name="Body">All that is seen.</param>
internal sealed record RenderedPage(string Head, string Body);
