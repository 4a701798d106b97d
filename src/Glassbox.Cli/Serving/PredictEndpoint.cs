using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Glassbox.Data;
using Microsoft.AspNetCore.Http;

namespace Glassbox.Cli.Serving;

/// <summary>Predicts rows and pictures.</summary>
internal sealed class PredictEndpoint
{
    private const string Json = "application/json";

    private readonly Model model;
    private readonly RowReader rows;
    private readonly PictureReader? pictures;

    public PredictEndpoint(ServedModel served)
    {
        model = served.Model;
        rows = new RowReader(model);
        pictures = served.Pictures is { } preparation ? new PictureReader(preparation) : null;
    }

    /// <exception cref="RequestException">The request is invalid.</exception>
    public async Task AnswerAsync(HttpContext context)
    {
        bool isJson = context.Request.ContentType is { } type && type.StartsWith(Json, StringComparison.OrdinalIgnoreCase);
        bool isPicture = !isJson && pictures is not null && IsOfPictures(context.Request.ContentType);
        if (!isJson && !isPicture)
            throw new RequestException(415, "The media type of the body is not supported.", $"Expected: a Content-Type of {Json}{(pictures is null ? "" : ", image/png, image/jpeg or image/bmp")}.");

        PipeReader body = context.Request.BodyReader;
        ReadOnlySequence<byte> bytes = await ReadAsync(body, context.RequestAborted).ConfigureAwait(false);
        PredictRequest request;
        try
        {
            request = isPicture ? pictures!.Read(bytes.ToArray()) : Read(bytes);
        }
        finally
        {
            body.AdvanceTo(bytes.End); // even if it is invalid: an unread body would cost the connection
        }

        IReadOnlyList<Prediction> answers = model.PredictAll(request.Inputs);
        for (int row = 0; row < answers.Count; row++)
            if (answers[row].Values.Any(value => !float.IsFinite((float)value)))
                throw RequestException.Wrong("the outputs of the network are NaN or infinite: the inputs are too far from the training data, or the network is broken.", request.IsMany ? row : null);
        await Replies.SendAsync(context, 200, Json, AnswerJson.Write(json => AnswerJson.Write(json, model.Target, request, answers))).ConfigureAwait(false);
    }

    private PredictRequest Read(ReadOnlySequence<byte> bytes)
    {
        if (bytes.IsEmpty) throw RequestException.Wrong("the body is empty; expected JSON.");
        var json = new Utf8JsonReader(bytes);
        try
        {
            json.Read();
            bool isRows = pictures is null || json.TokenType == JsonTokenType.StartObject || IsListOfObjects(json);
            PredictRequest request = isRows ? rows.Read(ref json) : pictures!.Read(ref json);
            while (json.Read())
            {
                // Any further token is an error, which the reader finds.
            }

            return request;
        }
        catch (JsonException fault)
        {
            throw RequestException.Wrong($"the body is not valid JSON: line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}.");
        }
        catch (InvalidOperationException)
        {
            throw RequestException.Wrong($"the string at byte {json.TokenStartIndex + 1} of the body is invalid: it has bytes that are not UTF-8, or half of a character.");
        }
    }

    private static bool IsListOfObjects(Utf8JsonReader ahead) =>
        ahead.TokenType == JsonTokenType.StartArray && ahead.Read() && ahead.TokenType == JsonTokenType.StartObject;

    private static bool IsOfPictures(string? type) => type is not null
        && (type.StartsWith("image/", StringComparison.OrdinalIgnoreCase) || type.StartsWith("application/octet-stream", StringComparison.OrdinalIgnoreCase));

    private static async ValueTask<ReadOnlySequence<byte>> ReadAsync(PipeReader body, CancellationToken stop)
    {
        while (true)
        {
            ReadResult read = await body.ReadAsync(stop).ConfigureAwait(false);
            if (read.IsCompleted) return read.Buffer;
            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
