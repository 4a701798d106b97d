using System.Text.Json;
using Glassbox.Twin;

namespace Glassbox.Cli.Json;

/// <summary>The object of <c>glassbox explain --json</c>: every matrix with all its values.</summary>
internal static class ExplanationJson
{
    public static void Write(string model, string set, Explanation explanation) => JsonOutput.Write(json =>
    {
        json.WriteString("model", model);
        json.WriteString("set", set);
        json.WriteNumber("index", explanation.Index);
        json.WriteNumber("truth", explanation.Truth);
        json.Answer("answer", Answer.Of([.. explanation.Outputs.Select(o => (float)o)]));
        json.WriteString("loss", explanation.Loss.Name);
        json.WriteString("optimizer", explanation.Optimizer.Name);
        json.WriteNumber("learningRate", explanation.Optimizer.LearningRate);
        json.WriteString("order", explanation.Order == UpdateOrder.Video ? "video" : "textbook");
        json.Numbers("outputs", explanation.Outputs);
        json.Numbers("outputsAfter", explanation.OutputsAfter);
        json.WriteStartArray("quantities");
        foreach (Quantity quantity in explanation.Trace) Quantity(json, quantity);
        json.WriteEndArray();
    });

    private static void Quantity(Utf8JsonWriter json, Quantity quantity)
    {
        json.WriteStartObject();
        json.WriteString("name", quantity.Name);
        json.WriteString("shortName", quantity.ShortName);
        json.WriteString("stage", quantity.Stage switch
        {
            TraceStage.Given => "given",
            TraceStage.Forward => "forward",
            TraceStage.Cost => "cost",
            TraceStage.Backward => "backward",
            _ => "update",
        });
        json.WriteNumber("layer", quantity.Layer);
        json.WriteNumber("rows", quantity.Rows);
        json.WriteNumber("columns", quantity.Columns);
        json.WriteString("formula", quantity.Formula);
        json.Numbers("values", quantity.Values);
        json.WriteEndObject();
    }
}
