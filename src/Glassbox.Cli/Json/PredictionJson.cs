using System.Text.Json;
using Glassbox.Cli.Pictures;

namespace Glassbox.Cli.Json;

/// <summary>Writes the output of <c>glassbox predict --json</c>.</summary>
internal static class PredictionJson
{
    public static void Write(string path, SavedModel model, PicturePreparation preparation, IReadOnlyList<Prediction> predictions, IReadOnlyList<string> names, bool hasPixels) => JsonOutput.Write(json =>
    {
        json.WriteString("model", path);
        json.WriteString("inputs", model.Inputs?.ToString());
        json.WriteString("prepare", preparation.Name);
        json.WriteStartArray("predictions");
        foreach (Prediction prediction in predictions) Prediction(json, prediction, names, hasPixels);
        json.WriteEndArray();
    });

    private static void Prediction(Utf8JsonWriter json, Prediction prediction, IReadOnlyList<string> names, bool hasPixels)
    {
        json.WriteStartObject();
        json.WriteString("image", prediction.Path);
        json.WriteString("error", prediction.Problem);
        if (prediction.Picture is { } picture)
        {
            json.WriteString("warning", prediction.Warning);
            json.Answer("answer", prediction.Answer);
            if (prediction.Answer >= 0 && prediction.Answer < names.Count) json.WriteString("label", names[prediction.Answer]);
            json.Numbers("outputs", prediction.Outputs);
            if (hasPixels)
            {
                json.WriteStartArray("pixels"); // [rows · columns] The input of the network, 0 to 255.
                foreach (byte pixel in picture.Pixels) json.WriteNumberValue(pixel);
                json.WriteEndArray();
            }
        }

        json.WriteEndObject();
    }
}
