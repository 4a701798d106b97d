using System.Globalization;
using System.Text.Json;
using Glassbox.Cli.Json;
using Glassbox.Data;

namespace Glassbox.Cli.Serving;

/// <summary>Writes the response of <c>GET /model</c>: the inputs of the model, its outputs, and how it was trained.</summary>
internal static class ModelDescription
{
    public static void Write(Utf8JsonWriter json, ServedModel served)
    {
        Model model = served.Model;
        json.WriteStartObject();
        json.WriteString("model", served.Name);
        json.WriteString("task", model.Task.ToString().ToLowerInvariant());
        Texts(json, "targets", model.Target.Names);
        if (model.Task == ModelTask.Classes) Texts(json, "classes", model.Classes);
        if (served.Pictures is { } pictures)
        {
            json.WriteStartObject("image");
            json.WriteNumber("rows", pictures.Inputs.Rows);
            json.WriteNumber("columns", pictures.Inputs.Columns);
            json.WriteBoolean("isColor", pictures.Inputs.IsColor);
            json.WriteBoolean("isDigit", pictures.Inputs.IsMnistDigits);
            json.WriteEndObject();
        }

        if (served.HasRows) Columns(json, model);
        json.Architecture(model.Network.Architecture);
        json.WriteString("parametersSha256", model.Network.ParametersSha256());
        json.WriteString("dataSha256", model.DataSha256);
        json.WriteStartObject("metrics");
        foreach ((string name, double value) in model.Metrics.OrderBy(metric => metric.Key, StringComparer.Ordinal)) json.Number(name, value);
        json.WriteEndObject();
        if (model.Recipe is { } recipe)
        {
            json.WriteStartObject("recipe");
            json.WriteString("optimizer", recipe.Options.Optimizer.Name);
            json.WriteString("loss", recipe.Options.Loss.Name);
            json.WriteNumber("epochs", recipe.Epochs);
            json.WriteNumber("samples", recipe.Samples);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>Returns the number with the digits that are certain: the mean of two decimal numbers may be 67.49000000000001.</summary>
    public static double Shortest(double number) => double.Parse(number.ToString("G15", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static void Columns(Utf8JsonWriter json, Model model)
    {
        json.WriteStartArray("columns");
        foreach (InputColumn column in model.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("kind", column is NumberInput ? "number" : "category");
            if (column is NumberInput number) json.WriteNumber("median", Shortest(number.Median));
            if (column is CategoryInput category) Texts(json, "categories", category.Categories);
            json.WriteBoolean("mayBeMissing", column.HasMissing);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
