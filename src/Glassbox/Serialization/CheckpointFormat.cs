using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Glassbox.Kernels;
using Glassbox.Reference;

namespace Glassbox.Serialization;

/// <summary>Reads and writes checkpoints as safetensors files: parameters and optimizer buffers as tensors, everything else as JSON metadata.</summary>
internal static class CheckpointFormat
{
    /// <summary>The metadata entry that identifies a checkpoint.</summary>
    public const string StateName = "glassbox.checkpoint";

    private const int Schema = 1;
    private const string FingerprintField = "dataFingerprint", ReportField = "report", ValidationField = "validation";
    private const string ParametersName = "parameters", OptimizerPrefix = "optimizer.", BestName = "best";

    /// <summary>Returns an action that writes a checkpoint to a stream. The checkpoint is validated before, so that errors occur before a file is touched.</summary>
    /// <exception cref="ArgumentException">There is no state, or there are two.</exception>
    public static Action<Stream> Writer(Checkpoint checkpoint) => (checkpoint.State, checkpoint.ReferenceState) switch
    {
        ({ } state, null) => Writer(checkpoint, state, NumberType.Float32, static values => LittleEndian.Bytes(values)),
        (null, { } state) => Writer(checkpoint, state, NumberType.Float64, static values => LittleEndian.Bytes(values)),
        _ => throw new ArgumentException("A checkpoint has one state, of the engine or of the twin.", nameof(checkpoint)),
    };

    /// <summary>Reads a checkpoint.</summary>
    /// <param name="stream">A seekable stream at its start.</param>
    /// <param name="file">The name of the file, for error messages.</param>
    /// <param name="parts">Custom activations, losses and optimizers that it may name.</param>
    /// <exception cref="DataFormatException">The file is not a checkpoint, or is damaged.</exception>
    public static Checkpoint Read(Stream stream, string file, CustomParts parts)
    {
        var source = new ByteSource(stream, file);
        SafetensorsHeader header = SafetensorsHeader.Read(source, stream.Length);
        if (!header.Metadata.TryGetValue(StateName, out string? text))
            throw source.Fault("this is no checkpoint of training" + (header.Tensors.ContainsKey($"{ModelTensor.WeightsPrefix}0") ? ", but a network: start from it with 'train --init' or ModelFile.Load" : ""), 0);
        Architecture architecture = header.Metadata.TryGetValue(SafetensorsFormat.ArchitectureName, out string? shape)
            ? ArchitectureText.Read(shape, SafetensorsFormat.ArchitectureName, parts, Fault)
            : throw Fault(SafetensorsFormat.ArchitectureName, "this text is missing");

        foreach ((string name, SafetensorsEntry entry) in header.Tensors)
            if (entry.Shape is not [var length] || length != architecture.ParameterCount || entry.Type != header.Tensors.Values.First().Type)
                throw Fault(name, $"expected as many numbers as {architecture} has parameters, {architecture.ParameterCount}, and all of one type");
        if (!header.Tensors.TryGetValue(ParametersName, out SafetensorsEntry? parameters)) throw Fault(ParametersName, "this tensor is missing");

        var checkpoint = new Checkpoint
        {
            Architecture = architecture,
            Metadata = header.Metadata.Where(entry => entry.Key is not (StateName or SafetensorsFormat.ArchitectureName)).ToDictionary(),
        };
        return JsonText.Read(Encoding.UTF8.GetBytes(text), StateName, Fault, fields =>
        {
            fields.RequireSchema(Schema);
            UpdateOrder order = fields.Named("order", ParseOrder);
            checkpoint = parameters.Type == NumberType.Float32
                ? checkpoint with { State = ReadState<float>(fields, header, parts, source), Order = order }
                : checkpoint with { ReferenceState = ReadState<double>(fields, header, parts, source), Order = order };
            fields.RequireEnd();
            source.MustEnd();
            return checkpoint;
        });

        DataFormatException Fault(string place, string problem) => source.FaultIn(place, problem);
    }

    private static Action<Stream> Writer<T>(Checkpoint checkpoint, TrainerState<T> state, NumberType type, Func<T[], ReadOnlySpan<byte>> bytesOf)
        where T : struct
    {
        var tensors = new Dictionary<string, SafetensorsEntry>();
        List<T[]> values = [];
        long begin = 0;
        Add(ParametersName, state.Parameters);
        foreach ((string name, T[] buffer) in state.OptimizerBuffers) Add(OptimizerPrefix + name, buffer);
        if (state.Validation is { BestParameters.Length: > 0 } validation) Add(BestName, validation.BestParameters);

        var metadata = new Dictionary<string, string>
        {
            [SafetensorsFormat.ArchitectureName] = ArchitectureText.Write(checkpoint.Architecture),
            [StateName] = Encoding.UTF8.GetString(JsonText.Write(json =>
            {
                json.WriteStartObject();
                json.WriteNumber("schema", Schema);
                json.WriteString("order", checkpoint.Order == UpdateOrder.Video ? "video" : "textbook");
                WriteState(json, state);
                json.WriteEndObject();
            }).Span),
        };
        foreach ((string name, string text) in MetadataText.InOrder(checkpoint.Metadata)) metadata.TryAdd(name, text);
        ReadOnlyMemory<byte> header = new SafetensorsHeader(tensors, metadata).Bytes();
        return stream =>
        {
            stream.Write(header.Span);
            foreach (T[] buffer in values) stream.Write(bytesOf(buffer));
        };

        void Add(string name, T[] buffer)
        {
            long end = begin + ((long)buffer.Length * type.Bytes);
            tensors.Add(name, new SafetensorsEntry(type, [buffer.Length], begin, end));
            values.Add(buffer);
            begin = end;
        }
    }

    private static void WriteState<T>(Utf8JsonWriter json, TrainerState<T> state)
        where T : struct
    {
        json.WriteStartObject("options");
        OptionsText.Write(json, state.Options);
        json.WriteEndObject();
        json.WriteNumber("epochLength", state.EpochLength);
        json.WriteString(FingerprintField, Text(state.DataFingerprint));
        json.WriteNumber("learningRate", state.LearningRate);
        TrainingReport report = state.Report;
        json.WriteStartObject(ReportField);
        json.WriteNumber("epoch", report.Epoch);
        json.WriteNumber("step", report.Step);
        json.WriteNumber("samples", report.Samples);
        json.WriteBoolean("isEpochEnd", report.IsEpochEnd);
        json.WriteNumber("learningRate", report.LearningRate);
        if (report.Correct is { } correct) json.WriteNumber("correct", correct);
        else json.WriteNull("correct");
        Number(json, "lossSum", report.LossSum);
        Number(json, "squaredErrorSum", report.SquaredErrorSum);
        json.WriteNumber("outputs", report.Outputs);
        json.WriteNumber("elapsedTicks", report.Elapsed.Ticks);
        json.WriteEndObject();
        if (state.Validation is not { } validation) return;
        json.WriteStartObject(ValidationField);
        json.WriteString(FingerprintField, Text(validation.DataFingerprint));
        Number(json, "best", validation.Best);
        json.WriteNumber("bestEpoch", validation.BestEpoch);
        json.WriteNumber("waited", validation.Waited);
        Number(json, "plateauBest", validation.PlateauBest);
        json.WriteNumber("plateauWaited", validation.PlateauWaited);
        json.WriteNumber("reductions", validation.Reductions);
        if (report.Validation is { } validated)
        {
            json.WriteStartObject(ReportField);
            json.WriteNumber("count", validated.Count);
            Number(json, "loss", validated.Loss);
            Number(json, "accuracy", validated.Accuracy);
            Number(json, "meanSquaredError", validated.MeanSquaredError);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static string Text(ulong fingerprint) => fingerprint.ToString("x16", CultureInfo.InvariantCulture);

    private static TrainerState<T> ReadState<T>(JsonFields fields, SafetensorsHeader header, CustomParts parts, ByteSource source)
        where T : struct, IFloatingPoint<T>
    {
        JsonFields options = fields.Object("options"), report = fields.Object(ReportField);
        JsonFields? validation = fields.Has(ValidationField) ? fields.Object(ValidationField) : null;
        var state = new TrainerState<T>
        {
            Options = OptionsText.Read(options, parts),
            EpochLength = fields.Int32("epochLength"),
            DataFingerprint = fields.Named(FingerprintField, ParseFingerprint),
            LearningRate = fields.Single("learningRate"),
            Report = new TrainingReport
            {
                Epoch = report.Int32("epoch"),
                Step = report.Int64("step"),
                Samples = report.Int32("samples"),
                IsEpochEnd = report.Truth("isEpochEnd"),
                LearningRate = report.Single("learningRate"),
                Correct = report.IsNull("correct") ? null : report.Int32("correct"),
                LossSum = report.DoubleOrNaN("lossSum"),
                SquaredErrorSum = report.DoubleOrNaN("squaredErrorSum"),
                Outputs = report.Int32("outputs"),
                Elapsed = TimeSpan.FromTicks(report.Int64("elapsedTicks")),
                Validation = validation is not null && validation.Has(ReportField) ? ReadReport(validation.Object(ReportField)) : null,
            },
            Validation = validation is null ? null : ReadValidation<T>(validation),
            Parameters = [],
            OptimizerBuffers = new Dictionary<string, T[]>(),
        };
        options.RequireEnd();
        report.RequireEnd();
        options.Checked(null, () => { state.Options.Validate(); return 0; });

        var buffers = new Dictionary<string, T[]>();
        foreach (string name in header.Order) buffers.Add(name, Numbers<T>(name, header.Tensors[name], source));
        return state with
        {
            Parameters = buffers[ParametersName],
            Validation = state.Validation is { } seen ? seen with { BestParameters = buffers.GetValueOrDefault(BestName, []) } : null,
            OptimizerBuffers = buffers.Where(buffer => buffer.Key.StartsWith(OptimizerPrefix, StringComparison.Ordinal))
                .ToDictionary(buffer => buffer.Key[OptimizerPrefix.Length..], buffer => buffer.Value),
        };
    }

    private static ValidationState<T> ReadValidation<T>(JsonFields fields)
        where T : struct
    {
        var state = new ValidationState<T>
        {
            DataFingerprint = fields.Named(FingerprintField, ParseFingerprint),
            Best = fields.DoubleOrNaN("best"),
            BestEpoch = fields.Int32("bestEpoch"),
            Waited = fields.Int32("waited"),
            BestParameters = [],
            PlateauBest = fields.DoubleOrNaN("plateauBest") is var best && double.IsNaN(best) ? double.PositiveInfinity : best,
            PlateauWaited = fields.Int32("plateauWaited"),
            Reductions = fields.Int32("reductions"),
        };
        fields.RequireEnd();
        return state;
    }

    private static ValidationReport ReadReport(JsonFields fields)
    {
        var report = new ValidationReport
        {
            Count = fields.Int32("count"),
            Loss = fields.DoubleOrNaN("loss"),
            Accuracy = fields.DoubleOrNaN("accuracy"),
            MeanSquaredError = fields.DoubleOrNaN("meanSquaredError"),
        };
        fields.RequireEnd();
        return report;
    }

    private static T[] Numbers<T>(string name, SafetensorsEntry entry, ByteSource source)
        where T : struct, IFloatingPoint<T>
    {
        var reader = new NumberReader(source, entry.Type);
        var values = new T[entry.Shape[0]];
        double[] some = new double[Math.Min(values.Length, 1 << 12)];
        for (int start = 0; start < values.Length; start += some.Length)
        {
            Span<double> part = some.AsSpan(0, Math.Min(some.Length, values.Length - start));
            reader.Fill(part, name);
            for (int i = 0; i < part.Length; i++)
            {
                if (name == ParametersName && !double.IsFinite(part[i])) throw source.FaultIn(name, FormattableString.Invariant($"[{start + i}] is {part[i]}; expected a finite number"));
                values[start + i] = T.CreateTruncating(part[i]);
            }
        }

        return values;
    }

    // JSON has no NaN or infinity.
    private static void Number(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value)) json.WriteNumber(name, value);
        else json.WriteNull(name);
    }

    private static ulong ParseFingerprint(string text) => ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong number)
        ? number
        : throw new ArgumentException($"'{text}' is no number of 16 hexadecimal digits");

    private static UpdateOrder ParseOrder(string name) => name switch
    {
        "textbook" => UpdateOrder.Textbook,
        "video" => UpdateOrder.Video,
        _ => throw new ArgumentException($"There is no order '{name}'; there are textbook and video."),
    };
}
