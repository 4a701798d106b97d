using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Glassbox.Cli.Serving;

/// <summary>Sends responses.</summary>
internal static class Replies
{
    public static async Task SendAsync(HttpContext context, int status, string type, ArrayBufferWriter<byte> body) =>
        await SendAsync(context, status, type, body.WrittenMemory).ConfigureAwait(false);

    public static async Task SendAsync(HttpContext context, int status, string type, ReadOnlyMemory<byte> body)
    {
        HttpResponse response = context.Response;
        (response.StatusCode, response.ContentType, response.ContentLength) = (status, type, body.Length);
        if (!HttpMethods.IsHead(context.Request.Method)) await response.BodyWriter.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }

    public static Task SendAsync(HttpContext context, RequestException problem) =>
        SendAsync(context, problem.Status, "application/problem+json", AnswerJson.Write(json => AnswerJson.Write(json, problem)));
}
