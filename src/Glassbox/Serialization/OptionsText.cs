using System.Text.Json;
using Glassbox.Optimizers;

namespace Glassbox.Serialization;

/// <summary>Training options as fields of a JSON object.</summary>
internal static class OptionsText
{
    private const string ArithmeticField = "arithmetic";
    private const string Fused = "fused";
    private const string WeightsField = "classWeights", AugmentationField = "augmentation", ScheduleField = "schedule", StoppingField = "earlyStopping";

    public static void Write(Utf8JsonWriter json, TrainingOptions options)
    {
        json.WriteString("loss", options.Loss.Name);
        json.WritePropertyName("optimizer");
        OptimizerText.Write(json, options.Optimizer);
        json.WriteNumber("batchSize", options.BatchSize);
        json.WriteBoolean("shuffle", options.Shuffle);
        json.WriteNumber("seed", options.Seed);
        json.WriteNumber("threads", options.Threads);

        // The other options are written only if they differ from what older readers assume.
        if (options.Arithmetic == Arithmetic.Fused) json.WriteString(ArithmeticField, Fused);
        foreach (Setting<TrainingOptions> number in TrainingOptions.Numbers)
            if (number.Value(options) != 0) json.WriteNumber(number.Name, number.Value(options));
        if (options.ClassWeights is { } weights) json.WriteString(WeightsField, weights.ToString());
        if (options.Augmentation is { } augmentation)
        {
            json.WriteStartObject(AugmentationField);
            foreach ((string setting, float value) in augmentation.Settings) json.WriteNumber(setting, value);
            json.WriteEndObject();
        }

        if (options.Schedule is { } schedule)
        {
            json.WriteStartObject(ScheduleField);
            json.WriteString("name", schedule.Name);
            foreach ((string setting, float value) in schedule.Settings) json.WriteNumber(setting, value);
            json.WriteEndObject();
        }

        if (options.EarlyStopping is { } stopping)
        {
            json.WriteStartObject(StoppingField);
            json.WriteString("metric", stopping.Metric == ValidationMetric.Loss ? "loss" : "accuracy");
            foreach (Setting<EarlyStopping> setting in EarlyStopping.Settings) json.WriteNumber(setting.Name, setting.Value(stopping));
            json.WriteEndObject();
        }
    }

    /// <exception cref="DataFormatException">The fields are invalid.</exception>
    public static TrainingOptions Read(JsonFields fields, CustomParts parts)
    {
        var options = new TrainingOptions
        {
            Loss = fields.Named("loss", parts.Loss),
            Optimizer = OptimizerText.Read(fields.Object("optimizer"), parts),
            BatchSize = fields.Int32("batchSize"),
            Shuffle = fields.Truth("shuffle"),
            Seed = fields.UInt64("seed"),
            Threads = fields.Int32("threads"),
            Arithmetic = fields.Has(ArithmeticField) ? fields.Named(ArithmeticField, ParseArithmetic) : Arithmetic.Separate,
            ClassWeights = fields.Has(WeightsField) ? fields.Named(WeightsField, ClassWeights.Parse) : null,
            Augmentation = fields.Has(AugmentationField) ? ReadAugmentation(fields.Object(AugmentationField)) : null,
            Schedule = fields.Has(ScheduleField) ? ReadSchedule(fields.Object(ScheduleField)) : null,
            EarlyStopping = fields.Has(StoppingField) ? ReadStopping(fields.Object(StoppingField)) : null,
        };
        foreach (Setting<TrainingOptions> number in TrainingOptions.Numbers)
            if (fields.Has(number.Name)) options = number.With(options, fields.Single(number.Name));
        return options;
    }

    private static Augmentation ReadAugmentation(JsonFields fields)
    {
        var augmentation = new Augmentation();
        foreach (string setting in augmentation.Settings.Keys) augmentation = fields.Checked(setting, () => augmentation.With(setting, fields.Single(setting)));
        fields.RequireEnd();
        return augmentation;
    }

    private static LearningRateSchedule ReadSchedule(JsonFields fields)
    {
        LearningRateSchedule schedule = fields.Named("name", LearningRateSchedule.Parse);
        foreach (string setting in schedule.Settings.Keys) schedule = fields.Checked(setting, () => schedule.With(setting, fields.Single(setting)));
        fields.RequireEnd();
        return schedule;
    }

    private static EarlyStopping ReadStopping(JsonFields fields)
    {
        var stopping = new EarlyStopping { Metric = fields.Named("metric", ParseMetric) };
        foreach (Setting<EarlyStopping> setting in EarlyStopping.Settings) stopping = setting.With(stopping, fields.Single(setting.Name));
        fields.RequireEnd();
        return stopping;
    }

    private static ValidationMetric ParseMetric(string name) => name switch
    {
        "loss" => ValidationMetric.Loss,
        "accuracy" => ValidationMetric.Accuracy,
        _ => throw new ArgumentException($"There is no metric '{name}'; there are loss and accuracy."),
    };

    private static Arithmetic ParseArithmetic(string name) => name switch
    {
        Fused => Arithmetic.Fused,
        "separate" => Arithmetic.Separate,
        _ => throw new ArgumentException($"There is no arithmetic '{name}'; there are separate and {Fused}."),
    };
}
