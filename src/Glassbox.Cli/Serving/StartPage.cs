namespace Glassbox.Cli.Serving;

/// <summary>The page for trying the model in a browser.</summary>
internal static class StartPage
{
    /// <summary>The files of the page: path, media type and content.</summary>
    public static IReadOnlyList<(string Path, string Type, byte[] Content)> Files { get; } =
    [
        ("/", "text/html; charset=utf-8", Read("index.html")),
        ("/page.css", "text/css; charset=utf-8", Read("page.css")),
        ("/page.js", "text/javascript; charset=utf-8", Read("page.js")),
    ];

    private static byte[] Read(string name)
    {
        using Stream resource = typeof(StartPage).Assembly.GetManifestResourceStream($"page/{name}")!;
        byte[] content = new byte[resource.Length];
        resource.ReadExactly(content);
        return content;
    }
}
