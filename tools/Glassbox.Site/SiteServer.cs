using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Glassbox.Site;

/// <summary>Serves a folder as hosts of static sites do, and counts what it sends.</summary>
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

    /// <summary>What was sent, in order: the path below the site's folder, the status, and the bytes of the body as sent.</summary>
    public ConcurrentQueue<(string Path, int Status, long Bytes)> Sent { get; } = new();

    /// <summary>What is sent in place of files of the folder, by their path in it: for trying what happens when something is wrong.</summary>
    public ConcurrentDictionary<string, byte[]> Instead { get; } = new();

    /// <summary>Where the site's cover is.</summary>
    public Uri Address => new(application.Urls.Single() + path);

    /// <summary>Begins to serve.</summary>
    /// <param name="folder">What.</param>
    /// <param name="path">Where it lies on the host, from / to /.</param>
    /// <param name="port">0 for any that is free.</param>
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
        string asked = context.Request.Path.Value ?? "/";
        if (!asked.StartsWith(path, StringComparison.Ordinal) || asked.Contains("..", StringComparison.Ordinal))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        string name = asked[path.Length..];
        if (name.Length > 0 && name[^1] != '/' && Directory.Exists(Path.Combine(folder, name)))
        {
            response.Redirect(asked + "/" + context.Request.QueryString, permanent: true);
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
