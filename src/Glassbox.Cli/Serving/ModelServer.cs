using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Glassbox.Cli.Serving;

/// <summary>Serves a model over HTTP until it is stopped.</summary>
/// <remarks>Reads no configuration from files or the environment: the command line sets everything.</remarks>
internal sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrencyLimiter limiter;
    private readonly TimeSpan stopPatience;

    private ModelServer(WebApplication app, ConcurrencyLimiter limiter, TimeSpan stopPatience) =>
        (this.app, this.limiter, this.stopPatience) = (app, limiter, stopPatience);

    /// <summary>The addresses of the server, such as <c>http://localhost:8080</c>.</summary>
    public IReadOnlyList<string> Addresses =>
        [.. app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? []];

    /// <summary>Starts the server.</summary>
    /// <exception cref="CommandException">The server cannot listen at the address.</exception>
    public static async Task<ModelServer> StartAsync(ServedModel served, ServerSettings settings)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => Configure(options, settings));
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>(); // the caller stops the server
        var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = settings.MaxConcurrency,
            QueueLimit = (int)Math.Min(int.MaxValue, (long)settings.MaxConcurrency * ServerSettings.QueuePerRequest),
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
        var server = new ModelServer(builder.Build(), limiter, settings.StopPatience);
        server.Map(served, settings);
        try
        {
            await server.app.StartAsync().ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is IOException or SocketException or UnauthorizedAccessException)
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw new CommandException(Explain(fault, settings));
        }

        return server;
    }

    /// <summary>Stops accepting requests, and waits for the running ones.</summary>
    public async Task StopAsync()
    {
        using var patience = new CancellationTokenSource(stopPatience);
        await app.StopAsync(patience.Token).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync().ConfigureAwait(false);
        await limiter.DisposeAsync().ConfigureAwait(false);
    }

    private static void Configure(KestrelServerOptions options, ServerSettings settings)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = settings.MaxBody;
        options.Limits.MinResponseDataRate = null; // slow readers do not block other requests
        if (settings.Socket is { } socket) options.ListenUnixSocket(socket);
        else if (settings.Address is { } address && address.Equals(IPAddress.IPv6Any)) options.ListenAnyIP(settings.Port);
        else if (settings.Address is { } one) options.Listen(one, settings.Port);
        else if (settings.Port == 0) options.Listen(IPAddress.Loopback, 0); // two addresses cannot share a port that is chosen at random
        else options.ListenLocalhost(settings.Port);
    }

    private void Map(ServedModel served, ServerSettings settings)
    {
        var predict = new PredictEndpoint(served);
        app.Use(AnswerFaultsAsync);
        app.MapPost("/predict", context => LimitedAsync(context, predict.AnswerAsync));
        Text("/model", "application/json", AnswerJson.Write(json => ModelDescription.Write(json, served)).WrittenMemory);
        Text("/openapi.json", "application/json", AnswerJson.Write(json => OpenApi.Write(json, served, settings)).WrittenMemory);
        Text("/health", "application/json", "{\"status\":\"healthy\"}"u8.ToArray());
        foreach ((string path, string type, byte[] content) in StartPage.Files) Text(path, type, content);
        app.MapFallback(RefuseAsync);
    }

    private static Task RefuseAsync(HttpContext context)
    {
        string path = context.Request.Path;
        bool isPredict = path == "/predict";
        if (isPredict || path is "/model" or "/health" or "/openapi.json" || StartPage.Files.Any(file => file.Path == path))
        {
            context.Response.Headers.Allow = isPredict ? "POST" : "GET, HEAD";
            return Replies.SendAsync(context, new RequestException(405, "Method not allowed.", $"{path} accepts {context.Response.Headers.Allow}, not {context.Request.Method}."));
        }

        return Replies.SendAsync(context, new RequestException(
            404, "Not found.", $"There is no {path}, only POST /predict, GET /model, GET /health, GET /openapi.json, and a page for trying the model at /."));
    }

    private void Text(string path, string type, ReadOnlyMemory<byte> content)
    {
        app.MapMethods(path, ["GET", "HEAD"], context =>
        {
            // The page loads only its own files, and no other page may embed it.
            context.Response.Headers.ContentSecurityPolicy =
                "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers.CacheControl = "no-cache";
            return Replies.SendAsync(context, 200, type, content);
        });
    }

    private async Task LimitedAsync(HttpContext context, RequestDelegate next)
    {
        using RateLimitLease lease = await limiter.AcquireAsync(1, context.RequestAborted).ConfigureAwait(false);
        if (lease.IsAcquired)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        context.Response.Headers.RetryAfter = "1";
        await Replies.SendAsync(context, new RequestException(503, "Too many requests.", "The server is busy, and its queue is full: try again.")).ConfigureAwait(false);
    }

    private static async Task AnswerFaultsAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (RequestException problem)
        {
            await Replies.SendAsync(context, problem).ConfigureAwait(false);
        }
        catch (Microsoft.AspNetCore.Http.BadHttpRequestException fault)
        {
            await Replies.SendAsync(context, fault.StatusCode == 413
                ? new RequestException(413, "The body is too large.", "The body is larger than --max-body allows: send fewer rows at a time.")
                : new RequestException(fault.StatusCode, "Bad request.", fault.Message)).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is ConnectionResetException or ConnectionAbortedException or OperationCanceledException)
        {
            // The client has gone.
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            Screen.Note($"glassbox: unexpected: {fault.Message} ({fault.GetType().Name})");
            if (Environment.GetEnvironmentVariable("GLASSBOX_DEBUG") == "1") Console.Error.WriteLine(fault);
            await Replies.SendAsync(context, new RequestException(500, "Internal error.", "See the standard error of the server.")).ConfigureAwait(false);
        }
    }

    private static string Explain(Exception fault, ServerSettings settings)
    {
        string place = settings.Socket ?? $"{settings.Address?.ToString() ?? "localhost"}, port {settings.Port}";
        SocketError? error = (fault as SocketException ?? fault.InnerException as SocketException)?.SocketErrorCode;
        if (error == SocketError.AddressAlreadyInUse || fault.InnerException is AddressInUseException)
            return $"{place}: another program is already listening there. Choose another port with --port; --port 0 takes any free one.";
        return error switch
        {
            SocketError.AccessDenied => $"{place}: permission denied; ports below 1024 need extra privileges.",
            SocketError.AddressNotAvailable => $"{place}: this machine has no such address.",
            _ => $"{place}: the server cannot listen there: {fault.Message}",
        };
    }

    /// <summary>Leaves signals and the console to the command.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
