using System.Net;

namespace Glassbox.Guide.Pages;

/// <summary>index.html as it was published, and the places in it that differ from page to page.</summary>
/// <param name="html">The file.</param>
internal sealed class Template(string html)
{
    private const string Base = """<base href="/">""";
    private const string Title = "<title>Glassbox</title>";
    private const string App = """<div id="app"><p class="starting">Glassbox is starting…</p></div>""";
    private const string Start = """<script src="_framework/blazor.webassembly.js"></script>""";

    /// <summary>A page of the site.</summary>
    public string Fill(SitePage page, RenderedPage rendered)
    {
        if (!rendered.Head.Contains("<title>", StringComparison.Ordinal))
            throw new InvalidOperationException($"'{page.Address}' has no title.");

        // The empty element goes with all else that was served as soon as the live page takes its place: so it is told.
        string still = page.ComesAlive ? "<template data-still></template>" : "";
        string text = With(html, Base, $"""<base href="{WebUtility.HtmlEncode(page.Base)}">""");
        text = With(text, Title, $"""{rendered.Head}<meta name="description" content="{WebUtility.HtmlEncode(page.Description)}">""");
        text = With(text, App, $"""<div id="app">{still}{rendered.Body}</div>""");
        return page.ComesAlive ? text : With(text, Start, "");
    }

    private static string With(string text, string part, string replacement)
    {
        int at = text.IndexOf(part, StringComparison.Ordinal);
        if (at < 0 || text.IndexOf(part, at + 1, StringComparison.Ordinal) >= 0)
            throw new InvalidOperationException($"index.html must contain once: {part}");
        return text[..at] + replacement + text[(at + part.Length)..];
    }
}
