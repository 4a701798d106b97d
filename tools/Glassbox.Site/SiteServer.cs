using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Glassbox.Site;

/// <summary>Serves a folder like a static web host, and records what it sends.</summary>
public sealed class SiteServer : IAsyncDisposable
{
    private static readonly FileExtensionContentTypeProvider ContentTypes = new();
    private readonly WebApplication application;
    private readonly string folder, path;

    private SiteServer(WebApplication application, string folder, string path)
    {
        (this.application, this.folder, this.path) = (application, folder, path);
        application.Run(AnswerAsync);
    }

    /// <summary>The responses in order: the path relative to the site, the status, and the size of the body as sent.</summary>
    public ConcurrentQueue<(string Path, int Status, long Bytes)> Sent { get; } = new();

    /// <summary>Replacements for files, by path: for testing failures.</summary>
    public ConcurrentDictionary<string, byte[]> Instead { get; } = new();

    /// <summary>The address of the cover.</summary>
    public Uri Address => new(application.Urls.Single() + path);

    /// <summary>Starts the server.</summary>
    /// <param name="folder">The folder to serve.</param>
    /// <param name="path">The base path of the site, with slashes at both ends.</param>
    /// <param name="port">The port; 0 for any free one.</param>
    public static async Task<SiteServer> StartAsync(string folder, string path = "/glassbox/", int port = 0)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        var server = new SiteServer(builder.Build(), folder, path);
        await server.application.StartAsync();
        return server;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        HttpResponse response = context.Response;
        string requested = context.Request.Path.Value ?? "/";
        if (!requested.StartsWith(path, StringComparison.Ordinal) || requested.Contains("..", StringComparison.Ordinal))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        string name = requested[path.Length..];
        if (name.Length > 0 && name[^1] != '/' && Directory.Exists(Path.Combine(folder, name)))
        {
            response.Redirect(requested + "/" + context.Request.QueryString, permanent: true);
            return;
        }

        if (name.Length == 0 || name[^1] == '/') name += "index.html";
        var file = new FileInfo(Path.Combine(folder, name));
        if (!file.Exists)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            file = new FileInfo(Path.Combine(folder, "404.html"));
        }

        if (Instead.TryGetValue(name, out byte[]? other))
        {
            response.ContentLength = other.Length;
            await response.Body.WriteAsync(other, context.RequestAborted);
            return;
        }

        await SendAsync(context, name, file);
    }

    private async Task SendAsync(HttpContext context, string name, FileInfo file)
    {
        HttpResponse response = context.Response;
        var tag = new EntityTagHeaderValue(
            string.Create(CultureInfo.InvariantCulture, $"\"{file.Length:x}-{file.LastWriteTimeUtc.Ticks:x}\""), isWeak: true);
        response.ContentType = ContentTypes.TryGetContentType(file.Name, out string? type) ? type : "application/octet-stream";
        if (response.ContentType == "text/html") response.ContentType += "; charset=utf-8";
        response.GetTypedHeaders().ETag = tag;
        response.Headers.CacheControl = "no-cache";
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            Sent.Enqueue((name, response.StatusCode, 0));
            return;
        }

        string accepted = context.Request.Headers.AcceptEncoding.ToString();
        foreach ((string encoding, string extension) in new[] { ("br", ".br"), ("gzip", ".gz") })
        {
            var compressed = new FileInfo(file.FullName + extension);
            if (!accepted.Contains(encoding, StringComparison.Ordinal) || !compressed.Exists) continue;
            (file, response.Headers.ContentEncoding) = (compressed, encoding);
            break;
        }

        response.ContentLength = file.Length;
        Sent.Enqueue((name, response.StatusCode, file.Length));
        await response.SendFileAsync(file.FullName, context.RequestAborted);
    }
}
