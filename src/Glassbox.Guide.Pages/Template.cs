using System.Net;

namespace Glassbox.Guide.Pages;

/// <summary>The published index.html and the parts of it that differ between pages.</summary>
/// <param name="html">The contents of the file.</param>
internal sealed class Template(string html)
{
    private const string Base = """<base href="/">""";
    private const string Title = "<title>Glassbox</title>";
    private const string App = """<div id="app"><p class="starting">Glassbox is starting…</p></div>""";
    private const string HeadEnd = "</head>";
    private const string Start = """<script src="_framework/blazor.webassembly.js"></script>""";

    private const string Fault = """<div id="blazor-error-ui" role="alert">Something went wrong on this page. <a href="" class="reload">Load it again</a></div>""";

    /// <summary>Fills in a page of the site.</summary>
    public string Fill(SitePage page, RenderedPage rendered)
    {
        if (!rendered.Head.Contains("<title>", StringComparison.Ordinal))
            throw new InvalidOperationException($"'{page.Address}' has no title.");

        // The live page replaces the empty element along with all other prerendered contents: its removal is the signal that the live page
        // has started.
        string still = page.ComesAlive ? "<template data-still></template>" : "";
        string text = With(html, Base, $"""<base href="{WebUtility.HtmlEncode(page.Base)}">""");
        text = With(text, Title, rendered.Head + Meta(page));
        text = With(text, App, $"""<div id="app">{still}{rendered.Body}</div>""");
        return page.ComesAlive
            ? With(text, HeadEnd, """  <script src="js/offline.js" type="module"></script>""" + "\n" + HeadEnd)
            : With(With(text, Start, ""), Fault, "");
    }

    // For search engines and previews of shared links.
    private static string Meta(SitePage page)
    {
        string description = WebUtility.HtmlEncode(page.Description);
        return $"""
            <meta name="description" content="{description}">
              <meta property="og:site_name" content="Glassbox: a neural network you can see through">
              <meta property="og:title" content="{WebUtility.HtmlEncode(page.Title)}">
              <meta property="og:description" content="{description}">
              <meta property="og:type" content="website">
            """;
    }

    private static string With(string text, string part, string replacement)
    {
        int at = text.IndexOf(part, StringComparison.Ordinal);
        if (at < 0 || text.IndexOf(part, at + 1, StringComparison.Ordinal) >= 0)
            throw new InvalidOperationException($"index.html must contain once: {part}");
        return text[..at] + replacement + text[(at + part.Length)..];
    }
}
