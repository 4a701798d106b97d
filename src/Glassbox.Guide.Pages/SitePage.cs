using Glassbox.Guide.Chapters;

namespace Glassbox.Guide.Pages;

/// <summary>A page of the site.</summary>
/// <param name="Address">The page's route, relative to the site root; "" is the cover.</param>
/// <param name="File">The output file, relative to the site root.</param>
/// <param name="Base">The relative path from the page to the site root.</param>
/// <param name="Title">The title in previews of shared links.</param>
/// <param name="Description">The description for search engines and previews of shared links.</param>
/// <param name="ComesAlive">Whether the page starts .NET.</param>
internal sealed record SitePage(string Address, string File, string Base, string Title, string Description, bool ComesAlive = true)
{
    /// <summary>Returns the cover, the chapters, and the page that hosts serve for unknown URLs.</summary>
    /// <param name="sitePath">The path of the site on its host: needed only by the last page, which is served at any depth.</param>
    public static IEnumerable<SitePage> All(string sitePath) =>
    [
        new("", "index.html", "./", "A neural network you can see through", "How a neural network learns to read digits: watch a real one, stop it at any line, run it backwards."),
        .. ChapterList.Pages.Select(page => new SitePage(
            page.Address, page.Address + "index.html", string.Concat(Enumerable.Repeat("../", page.Address.Count(c => c == '/'))), page.Title, page.Idea)),
        new(ChapterList.VideoPage, ChapterList.VideoPage + "index.html", "../", VideoPage.Heading, VideoPage.Idea),
        new("404.html", "404.html", sitePath, "No such page", "There is no such page.", ComesAlive: false),
    ];
}
