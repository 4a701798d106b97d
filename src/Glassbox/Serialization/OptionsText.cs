using System.Text.Json;

namespace Glassbox.Serialization;

/// <summary>Training options as fields of a JSON object.</summary>
internal static class OptionsText
{
    private const string ArithmeticField = "arithmetic";
    private const string Fused = "fused";

    public static void Write(Utf8JsonWriter json, TrainingOptions options)
    {
        json.WriteString("loss", options.Loss.Name);
        json.WritePropertyName("optimizer");
        OptimizerText.Write(json, options.Optimizer);
        json.WriteNumber("batchSize", options.BatchSize);
        json.WriteBoolean("shuffle", options.Shuffle);
        json.WriteNumber("seed", options.Seed);
        json.WriteNumber("threads", options.Threads);
        if (options.Arithmetic == Arithmetic.Fused) json.WriteString(ArithmeticField, Fused); // older readers know only the other
    }

    /// <exception cref="DataFormatException">They are none.</exception>
    public static TrainingOptions Read(JsonFields fields) => new()
    {
        Loss = fields.Named("loss", Loss.Parse),
        Optimizer = OptimizerText.Read(fields.Object("optimizer")),
        BatchSize = fields.Int32("batchSize"),
        Shuffle = fields.Truth("shuffle"),
        Seed = fields.UInt64("seed"),
        Threads = fields.Int32("threads"),
        Arithmetic = fields.Unread.Contains(ArithmeticField) ? fields.Named(ArithmeticField, ParseArithmetic) : Arithmetic.Separate,
    };

    private static Arithmetic ParseArithmetic(string name) => name switch
    {
        Fused => Arithmetic.Fused,
        "separate" => Arithmetic.Separate,
        _ => throw new ArgumentException($"There is no arithmetic '{name}'; there are separate and {Fused}."),
    };
}
