namespace Glassbox.Cli.Reports;

/// <summary>A page that is whole in one file: its style sheet in it, no script, nothing from elsewhere.</summary>
internal static class HtmlPage
{
    /// <summary>The page.</summary>
    /// <param name="title">For the window; any text.</param>
    /// <param name="body">HTML, in which all that comes from data is escaped.</param>
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

    /// <summary>Finds out whether a page could be written, before the work is done rather than after.</summary>
    /// <exception cref="CommandException">It can't.</exception>
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

    /// <summary>Writes a page to a file: at any moment there is what was there before, or the whole of the new.</summary>
    /// <exception cref="IOException">It cannot be written; what was there before is still there.</exception>
    public static void Save(string path, string page) => TextFile.Save(path, page);

    /// <summary>Writes a page at the end of work that is worth more than it.</summary>
    /// <returns>Why there is none; null where all is well.</returns>
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
