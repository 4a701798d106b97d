using System.Text.Json;
using Glassbox.Reference;

namespace Glassbox.Cli.Json;

/// <summary>Writes the output of <c>glassbox explain --json</c>: every matrix with all its values.</summary>
internal static class ExplanationJson
{
    public static void Write(string model, string set, Explanation explanation) => JsonOutput.Write(json =>
    {
        json.WriteString("model", model);
        json.WriteString("set", set);
        json.WriteNumber("index", explanation.Index);
        json.WriteNumber("truth", explanation.Truth);
        json.Answer("answer", explanation.Outputs.ArgMax());
        json.WriteString("loss", explanation.Loss.Name);
        json.WriteString("optimizer", explanation.Optimizer.Name);
        json.WriteNumber("learningRate", explanation.Optimizer.LearningRate);
        json.WriteString("order", explanation.Order == UpdateOrder.Video ? "video" : "textbook");
        json.Numbers("outputs", explanation.Outputs);
        json.Numbers("outputsAfter", explanation.OutputsAfter);
        json.WriteStartArray("quantities");
        foreach (TraceEntry entry in explanation.Trace) TraceEntry(json, entry);
        json.WriteEndArray();
    });

    private static void TraceEntry(Utf8JsonWriter json, TraceEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("name", entry.Name);
        json.WriteString("shortName", entry.ShortName);
        json.WriteString("stage", entry.Stage switch
        {
            TraceStage.Given => "given",
            TraceStage.Forward => "forward",
            TraceStage.Cost => "cost",
            TraceStage.Backward => "backward",
            _ => "update",
        });
        json.WriteNumber("layer", entry.Layer);
        json.WriteNumber("rows", entry.Rows);
        json.WriteNumber("columns", entry.Columns);
        json.WriteString("formula", entry.Formula);
        json.Numbers("values", entry.Values);
        json.WriteEndObject();
    }
}
