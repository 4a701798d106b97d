using System.Text.Json;
using Glassbox.Cli.Pictures;

namespace Glassbox.Cli.Serving;

/// <summary>Reads pictures: files, or JSON with arrays of pixels from 0 to 255 or with files in base64.</summary>
internal sealed class PictureReader(PicturePreparation preparation)
{
    private const float White = 255;

    private readonly int[] shape = preparation.Inputs.IsColor
        ? [preparation.Inputs.Rows, preparation.Inputs.Columns, preparation.Inputs.Channels]
        : [preparation.Inputs.Rows, preparation.Inputs.Columns];

    private readonly int line = preparation.Inputs.Columns * preparation.Inputs.Channels;

    /// <summary>Reads a picture file of any size, and prepares it like the training images of the network.</summary>
    /// <exception cref="RequestException">The file is not a picture.</exception>
    public PredictRequest Read(byte[] file)
    {
        List<(int, string)> warnings = [];
        return new PredictRequest(Prepare(file, null, 0, warnings), 1, IsMany: false, warnings);
    }

    /// <summary>Reads a picture, or an array of pictures.</summary>
    /// <param name="json">The reader, at the first token of the body.</param>
    /// <exception cref="RequestException">The body is something else.</exception>
    public PredictRequest Read(ref Utf8JsonReader json)
    {
        List<(int, string)> warnings = [];
        if (json.TokenType == JsonTokenType.String) return new PredictRequest(Prepare(Bytes(ref json, null), null, 0, warnings), 1, IsMany: false, warnings);
        if (json.TokenType != JsonTokenType.StartArray) throw Expected(null);
        if (!IsList(json)) return new PredictRequest(Pixels(ref json, null), 1, IsMany: false, warnings);

        List<float[]> pictures = [];
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            int row = pictures.Count;
            pictures.Add(json.TokenType switch
            {
                JsonTokenType.String => Prepare(Bytes(ref json, row), row, row, warnings),
                JsonTokenType.StartArray => Pixels(ref json, row),
                _ => throw Expected(row),
            });
        }

        return new PredictRequest([.. pictures.SelectMany(picture => picture)], pictures.Count, IsMany: true, warnings);
    }

    // Decides by the nesting: [rows][columns], or [rows][columns][3] in color, is one picture, and so is a flat array of its numbers; one level
    // more is an array of pictures.
    private bool IsList(Utf8JsonReader ahead)
    {
        int depth = 1;
        while (ahead.Read() && ahead.TokenType == JsonTokenType.StartArray) depth++;
        if (ahead.TokenType == JsonTokenType.EndArray) return depth == 1; // an empty array
        if (ahead.TokenType == JsonTokenType.String) return true;
        if (depth is not 2 || shape.Length == 2 && shape[0] == 1) return depth > shape.Length;
        int length = 1;
        while (ahead.Read() && ahead.TokenType == JsonTokenType.Number) length++;
        return length == preparation.Inputs.Count && length != shape[1]; // an array of flat pictures
    }

    private float[] Pixels(ref Utf8JsonReader json, int? row)
    {
        float[] pixels = new float[preparation.Inputs.Count];
        int count = 0, depth = 1;
        bool isFraction = false, isDark = true;
        while (depth > 0 && json.Read())
        {
            switch (json.TokenType)
            {
                case JsonTokenType.StartArray:
                    depth++;
                    break;
                case JsonTokenType.EndArray:
                    depth--;
                    if (depth == 1 && count % line != 0) throw RequestException.Wrong($"a line of the picture does not have {shape[1]} pixels. {Shape}", row);
                    if (depth == 2 && count % preparation.Inputs.Channels != 0) throw RequestException.Wrong($"a pixel does not have {shape[2]} numbers. {Shape}", row);
                    break;
                case JsonTokenType.Number when count < pixels.Length:
                    if (!json.TryGetSingle(out float pixel) || pixel is not (>= 0 and <= White))
                        throw RequestException.Wrong($"pixel {count} is {System.Text.Encoding.UTF8.GetString(json.HasValueSequence ? System.Buffers.BuffersExtensions.ToArray(json.ValueSequence) : json.ValueSpan)}; a pixel is 0 to 255.", row);
                    isFraction |= pixel != MathF.Floor(pixel);
                    isDark &= pixel <= 1;
                    pixels[count++] = pixel / White;
                    break;
                case JsonTokenType.Number:
                    throw RequestException.Wrong($"there are more than {pixels.Length} pixels. {Shape}", row);
                default:
                    throw Expected(row);
            }
        }

        if (count < pixels.Length) throw RequestException.Wrong($"there are {count} pixels. {Shape}", row);
        return isFraction && isDark ? throw RequestException.Wrong("all pixels are 0 to 1, but white is 255: multiply them by 255.", row) : pixels;
    }

    private string Shape => $"Expected: {shape[0]} lines of {shape[1]} pixels{Colors}.";

    private string Colors => preparation.Inputs.IsColor ? ", each a list of red, green and blue" : "";

    private static byte[] Bytes(ref Utf8JsonReader json, int? row)
    {
        string text = json.GetString()!;
        if (text.StartsWith("data:", StringComparison.Ordinal)) text = text[(text.IndexOf(',', StringComparison.Ordinal) + 1)..];
        byte[] bytes = new byte[(text.Length / 4 * 3) + 3];
        return Convert.TryFromBase64String(text, bytes, out int length) ? bytes[..length]
            : throw RequestException.Wrong("a string must be a picture file in base64.", row);
    }

    private float[] Prepare(byte[] file, int? row, int place, List<(int, string)> warnings)
    {
        try
        {
            (IReadOnlyList<PictureStage> stages, IReadOnlyList<ColumnRange> groups) = preparation.Prepare(file);
            if (groups.Count > 1) warnings.Add((place, $"There seem to be {groups.Count} digits side by side; the answer is for all of them together."));
            return Array.ConvertAll(stages[^1].Picture.Pixels, pixel => pixel / White);
        }
        catch (InvalidDataException fault)
        {
            throw RequestException.Wrong(fault.Message, row);
        }
        catch (ArgumentException fault)
        {
            throw RequestException.Wrong(fault.WithoutParameter(), row);
        }
    }

    private RequestException Expected(int? row) => RequestException.Wrong(
        $"a picture is a list of {shape[0]} lists of {shape[1]} pixels{Colors}, 0 to 255, or a picture file in base64.", row);
}
