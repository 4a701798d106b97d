using System.Text.Json;

namespace Glassbox.Serialization;

/// <summary>An optimizer with all its settings as JSON.</summary>
internal static class OptimizerText
{
    public static void Write(Utf8JsonWriter json, Optimizer optimizer)
    {
        json.WriteStartObject();
        json.WriteString("name", optimizer.Name);
        foreach ((string setting, float value) in optimizer.Settings) json.WriteNumber(setting, value);
        json.WriteEndObject();
    }

    /// <exception cref="DataFormatException">The fields are not an optimizer.</exception>
    public static Optimizer Read(JsonFields fields, CustomParts parts)
    {
        Optimizer optimizer = fields.Named("name", parts.Optimizer);
        foreach (string setting in optimizer.Settings.Keys) optimizer = optimizer.With(setting, fields.Single(setting));
        fields.RequireEnd();
        return optimizer;
    }
}
