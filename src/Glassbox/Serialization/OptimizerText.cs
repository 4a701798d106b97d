using System.Text.Json;

namespace Glassbox.Serialization;

/// <summary>An optimizer, with every setting, as JSON.</summary>
internal static class OptimizerText
{
    public static void Write(Utf8JsonWriter json, Optimizer optimizer)
    {
        json.WriteStartObject();
        json.WriteString("name", optimizer.Name);
        foreach ((string setting, float value) in optimizer.Settings) json.WriteNumber(setting, value);
        json.WriteEndObject();
    }

    /// <exception cref="DataFormatException">It is none.</exception>
    public static Optimizer Read(JsonFields fields)
    {
        Optimizer optimizer = fields.Named("name", Optimizer.Parse);
        foreach (string setting in optimizer.Settings.Keys) optimizer = optimizer.With(setting, fields.Single(setting));
        fields.RequireEnd();
        return optimizer;
    }
}
