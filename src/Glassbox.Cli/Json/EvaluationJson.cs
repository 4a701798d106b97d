using System.Text.Json;

namespace Glassbox.Cli.Json;

/// <summary>The object of <c>glassbox evaluate --json</c>.</summary>
internal static class EvaluationJson
{
    public static void Write(string model, string set, Network network, Evaluation evaluation, IReadOnlyList<Misclassification> mistakes, IReadOnlyList<string> names) =>
        JsonOutput.Write(json =>
        {
            json.WriteString("model", model);
            json.Architecture(network.Architecture);
            json.WriteString("parametersSha256", network.ParametersSha256());
            json.WriteString("set", set);
            json.WriteNumber("count", evaluation.Count);
            json.WriteNumber("correct", evaluation.Correct);
            json.WriteNumber("unanswered", evaluation.Unanswered);
            json.Number("accuracy", evaluation.Accuracy);
            json.Number("meanError", evaluation.MeanSquaredError);
            json.Number("meanLoss", evaluation.MeanLoss);
            Classes(json, evaluation.Confusion, names);
            Confusion(json, evaluation.Confusion);
            json.WriteStartArray("worstMistakes");
            foreach (Misclassification mistake in mistakes) Misclassification(json, mistake);
            json.WriteEndArray();
        });

    /// <param name="json">Written to.</param>
    /// <param name="confusion">Of the classes.</param>
    /// <param name="names">Of the classes, or none where they are not known.</param>
    public static void Classes(Utf8JsonWriter json, ConfusionMatrix confusion, IReadOnlyList<string> names)
    {
        json.WriteStartArray("classes");
        for (int c = 0; c < confusion.Classes; c++)
        {
            json.WriteStartObject();
            json.WriteNumber("class", c);
            if (c < names.Count) json.WriteString("name", names[c]);
            json.WriteNumber("count", confusion.Samples(c));
            json.Number("precision", confusion.Precision(c));
            json.Number("recall", confusion.Recall(c));
            json.Number("f1", confusion.F1(c));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>A row for each truth, in it a number for each answer.</summary>
    public static void Confusion(Utf8JsonWriter json, ConfusionMatrix confusion)
    {
        json.WriteStartArray("confusion");
        for (int truth = 0; truth < confusion.Classes; truth++)
        {
            json.WriteStartArray();
            for (int answer = 0; answer < confusion.Classes; answer++) json.WriteNumberValue(confusion[truth, answer]);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void Misclassification(Utf8JsonWriter json, Misclassification mistake)
    {
        json.WriteStartObject();
        json.WriteNumber("index", mistake.Index);
        json.WriteNumber("truth", mistake.Label);
        json.WriteNumber("answer", mistake.Answer);
        json.Numbers("outputs", [.. mistake.Outputs]);
        json.WriteEndObject();
    }
}
