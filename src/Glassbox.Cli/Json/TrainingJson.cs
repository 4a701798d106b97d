using System.Text.Json;
using Glassbox.Cli.Training;

namespace Glassbox.Cli.Json;

/// <summary>Writes the output of <c>glassbox train --json</c>. Accuracies are fractions, times seconds.</summary>
internal static class TrainingJson
{
    public static void Write(TrainingResult result) => JsonOutput.Write(json =>
    {
        TrainingRequest request = result.Request;
        TrainingOptions options = result.Plan.Options;
        json.WriteString("engine", request.IsTwin ? "twin" : "fast");
        json.WriteString("order", request.Order);
        json.Architecture(result.Network.Architecture);
        json.WriteString("loss", options.Loss.Name);
        Optimizer(json, options.Optimizer);
        Regularization(json, options);
        json.WriteString("initializer", result.Plan.Initializer?.Name);
        json.WriteString("init", request.Init);
        json.WriteNumber("seed", options.Seed);
        json.WriteNumber("batch", options.BatchSize);
        json.WriteBoolean("shuffle", options.Shuffle);
        json.WriteNumber("threads", options.Threads);
        json.WriteString("arithmetic", options.Arithmetic == Arithmetic.Fused ? "fused" : "separate");
        json.WriteString("data", request.Folder ?? "mnist");
        json.WriteString("inputs", ModelInputs.From(result.Digits.Training)?.ToString());
        json.WriteNumber("trainingDigits", result.TrainingDigits);
        json.WriteNumber("heldOutDigits", request.HoldOut ?? 0);
        json.WriteNumber("testDigits", result.Digits.Test.Count);
        json.WriteStartArray("epochs");
        foreach (EpochResult epoch in result.Epochs) Epoch(json, epoch);
        json.WriteEndArray();
        if (result.BestEpoch is { } best)
        {
            json.WriteNumber("bestEpoch", best);
            json.WriteBoolean("stoppedEarly", result.HasStopped);
        }

        json.Number("testAccuracy", result.Test.Accuracy);
        json.Number("testMeanError", result.Test.MeanError);
        json.Seconds("loadSeconds", result.Digits.Seconds);
        json.Seconds("trainSeconds", result.TrainSeconds);
        json.WriteNumber("samplesPerSecond", Math.Round(result.SamplesPerSecond));
        json.WriteString("parametersSha256", result.Sha256);
        json.WriteString("out", result.Out);
        if (request.Records.Report is { } report) json.WriteString("report", report);
        if (request.Checkpoint is not null) json.WriteString("checkpoint", request.Checkpoint);
        if (request.Resume is not null) json.WriteString("resumed", request.Resume);
        json.WriteBoolean("interrupted", result.IsInterrupted);
        json.WriteStartArray("warnings");
        foreach (string warning in result.Warnings) json.WriteStringValue(warning);
        json.WriteEndArray();
    });

    private static void Optimizer(Utf8JsonWriter json, Optimizer optimizer)
    {
        json.WriteString("optimizer", optimizer.Name);
        json.WriteNumber("learningRate", optimizer.LearningRate);
        if (OptimizerFactory.MomentumOf(optimizer) is { } momentum) json.WriteNumber("momentum", momentum);
        json.WriteNumber("weightDecay", optimizer.WeightDecay);
    }

    // Only what is enabled.
    private static void Regularization(Utf8JsonWriter json, TrainingOptions options)
    {
        if (options.Schedule is { } schedule)
        {
            json.WriteStartObject("schedule");
            json.WriteString("name", schedule.Name);
            foreach ((string setting, float value) in schedule.Settings) json.WriteNumber(setting, value);
            json.WriteEndObject();
        }

        if (options.EarlyStopping is { } stopping)
        {
            json.WriteStartObject("earlyStopping");
            json.WriteNumber("patience", stopping.Patience);
            json.WriteNumber("minimumChange", stopping.MinimumChange);
            json.WriteString("metric", stopping.Metric == ValidationMetric.Loss ? "loss" : "accuracy");
            json.WriteEndObject();
        }

        if (options.Augmentation is { } augmentation)
        {
            json.WriteStartObject("augmentation");
            foreach ((string setting, float value) in augmentation.Settings) json.WriteNumber(setting, value);
            json.WriteEndObject();
        }

        foreach ((string name, float value) in ((string, float)[])
            [("warmupSteps", options.WarmupSteps), ("gradientClipNorm", options.GradientClipNorm), ("gradientClipValue", options.GradientClipValue),
             ("l1", options.L1), ("l2", options.L2), ("biasL1", options.BiasL1), ("biasL2", options.BiasL2), ("maxNorm", options.MaxNorm),
             ("dropout", options.Dropout), ("inputDropout", options.InputDropout), ("labelSmoothing", options.LabelSmoothing)])
            if (value != 0) json.WriteNumber(name, value);
        if (options.ClassWeights is { } weights) json.WriteString("classWeights", weights.ToString());
    }

    private static void Epoch(Utf8JsonWriter json, EpochResult epoch)
    {
        json.WriteStartObject();
        json.WriteNumber("epoch", epoch.Report.Epoch);
        json.Number("runningAccuracy", epoch.Report.RunningAccuracy);
        json.Number("meanError", epoch.Report.MeanSquaredError);
        json.Number("meanLoss", epoch.Report.MeanLoss);
        json.Seconds("seconds", epoch.Report.Elapsed.TotalSeconds);
        if (epoch.HeldOutAccuracy is { } heldOut) json.Number("heldOutAccuracy", heldOut);
        if (epoch.Report.Validation is { } validation) json.Number("heldOutLoss", validation.Loss);
        json.WriteNumber("learningRate", epoch.Report.LearningRate);
        json.Number("testAccuracy", epoch.Test.Accuracy);
        json.WriteEndObject();
    }
}
