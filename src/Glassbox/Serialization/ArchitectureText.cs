using System.Text;

namespace Glassbox.Serialization;

/// <summary>An architecture as JSON.</summary>
internal static class ArchitectureText
{
    private const int Schema = 1;

    public static string Write(Architecture architecture) => Encoding.UTF8.GetString(JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Schema);
        json.WriteNumber("inputs", architecture.Inputs);
        json.WriteStartArray("layers");
        foreach (LayerShape layer in architecture.Layers)
        {
            json.WriteStartObject();
            json.WriteNumber("outputs", layer.Outputs);
            json.WriteString("activation", layer.Activation.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }).Span);

    /// <exception cref="DataFormatException">The text is not an architecture.</exception>
    public static Architecture Read(string text, string place, CustomParts parts, Func<string, string, DataFormatException> fault) =>
        JsonText.Read(Encoding.UTF8.GetBytes(text), place, fault, fields =>
        {
            fields.RequireSchema(Schema);
            int inputs = fields.Int32("inputs");
            LayerShape[] layers = [.. fields.Objects("layers").Select(layer => Layer(layer, parts))];
            fields.RequireEnd();
            return fields.Checked(null, () => new Architecture(inputs, layers));
        });

    private static LayerShape Layer(JsonFields fields, CustomParts parts)
    {
        var layer = new LayerShape(fields.Int32("outputs"), fields.Named("activation", parts.Activation));
        fields.RequireEnd();
        return layer;
    }
}
