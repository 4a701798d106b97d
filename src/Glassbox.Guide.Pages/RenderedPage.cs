namespace Glassbox.Guide.Pages;

/// <summary>The HTML that the components of a page rendered.</summary>
/// <param name="Head">The contents of the head element: the title.</param>
/// <param name="Body">The visible contents.</param>
internal sealed record RenderedPage(string Head, string Body);
