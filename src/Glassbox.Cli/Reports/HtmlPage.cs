namespace Glassbox.Cli.Reports;

/// <summary>A self-contained HTML page: the style sheet is inline, and there are no scripts and no external resources.</summary>
internal static class HtmlPage
{
    /// <summary>Creates the page.</summary>
    /// <param name="title">The title of the window; any text.</param>
    /// <param name="body">HTML, in which all text from data is escaped.</param>
    public static string Create(string title, string body) => $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
        <meta name="generator" content="Glassbox {Html.Text(typeof(HtmlPage).Assembly.GetName().Version?.ToString(3) ?? "")}">
        <title>{Html.Text(title)}</title>
        <style>
        {StyleSheet()}
        </style>
        </head>
        <body>
        {body}
        </body>
        </html>

        """;

    /// <summary>Checks that a page can be written, before the work rather than after it.</summary>
    /// <exception cref="CommandException">The page cannot be written.</exception>
    public static void Check(string path)
    {
        try
        {
            Serialization.AtomicFile.Check(path);
        }
        catch (IOException fault)
        {
            throw new CommandException(fault.Message);
        }
    }

    /// <summary>Saves a page atomically: at any moment the file has either its old content or all of the new.</summary>
    /// <exception cref="IOException">The file cannot be written; its old content is unchanged.</exception>
    public static void Save(string path, string page) => TextFile.Save(path, page);

    /// <summary>Writes a page after work whose results must not be lost if this fails.</summary>
    /// <returns>Why the page could not be written; null if it was.</returns>
    public static string? Problem(Action write)
    {
        try
        {
            write();
            return null;
        }
        catch (IOException fault)
        {
            return fault.Message;
        }
    }

    private static string StyleSheet()
    {
        using Stream stream = typeof(HtmlPage).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Trim();
    }
}
