using Glassbox.Guide.Chapters;

namespace Glassbox.Guide.Pages;

/// <summary>A page of the site.</summary>
/// <param name="Address">What the guide's router knows it by, below the site's folder; "" is the cover.</param>
/// <param name="File">Where it is written, below the site's folder.</param>
/// <param name="Base">The way from it to the site's folder.</param>
/// <param name="Title">What shared links are headed with.</param>
/// <param name="Description">What search engines and shared links say of it.</param>
/// <param name="ComesAlive">Whether .NET starts in it.</param>
internal sealed record SitePage(string Address, string File, string Base, string Title, string Description, bool ComesAlive = true)
{
    /// <summary>The cover, the chapters, and the page that hosts serve where there is none.</summary>
    /// <param name="sitePath">Where the site lies on its host: only the last page, served at any depth, must know.</param>
    public static IEnumerable<SitePage> All(string sitePath) =>
    [
        new("", "index.html", "./", "A neural network you can see through", "How a neural network learns to read digits: watch a real one, stop it at any line, run it backwards."),
        .. ChapterList.Pages.Select(page => new SitePage(
            page.Address, page.Address + "index.html", string.Concat(Enumerable.Repeat("../", page.Address.Count(c => c == '/'))), page.Title, page.Idea)),
        new(ChapterList.VideoPage, ChapterList.VideoPage + "index.html", "../", VideoPage.Heading, VideoPage.Idea),
        new("404.html", "404.html", sitePath, "No such page", "There is no such page.", ComesAlive: false),
    ];
}
