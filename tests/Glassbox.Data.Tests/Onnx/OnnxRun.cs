using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Glassbox.Data.Tests.Onnx;

/// <summary>A model in ONNX Runtime.</summary>
internal sealed class OnnxRun : IDisposable
{
    private readonly InferenceSession session;

    public OnnxRun(byte[] model)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        session = new InferenceSession(model, options);
    }

    public OnnxRun(Model model)
        : this(Saved(model))
    {
    }

    public InferenceSession Session => session;

    public static byte[] Saved(Model model)
    {
        using var stream = new MemoryStream();
        model.Save(stream, ModelFormat.Onnx);
        return stream.ToArray();
    }

    public static byte[] Saved(Network network)
    {
        using var stream = new MemoryStream();
        ModelFile.Save(stream, ModelFormat.Onnx, network);
        return stream.ToArray();
    }

    public static NamedOnnxValue Input<T>(string name, T[] values, int columns) =>
        NamedOnnxValue.CreateFromTensor(name, new DenseTensor<T>(values, [values.Length / columns, columns]));

    /// <summary>Returns the rows of a table as inputs of the model: all numbers as one value, or one value per column.</summary>
    public static NamedOnnxValue[] Inputs(Model model, Table table)
    {
        if (model.Columns.All(column => column is NumberInput))
        {
            double[] all = [.. Enumerable.Range(0, table.Count).SelectMany(row => model.Columns.Select(column => table[column.Name].Number(row)))];
            return [Input("numbers", all, model.Columns.Count)];
        }

        return [.. model.Columns.Select(column => column is NumberInput
            ? Input(column.Name, [.. Enumerable.Range(0, table.Count).Select(table[column.Name].Number)], 1)
            : Input(column.Name, [.. Enumerable.Range(0, table.Count).Select(row => table[column.Name].Text(row) ?? "")], 1))];
    }

    public Dictionary<string, T[]> Ask<T>(IReadOnlyCollection<NamedOnnxValue> inputs, params string[] outputs)
    {
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> results = session.Run(inputs, outputs);
        return results.ToDictionary(result => result.Name, result => result.AsTensor<T>().ToArray());
    }

    public T[] Ask<T>(string output, params IReadOnlyCollection<NamedOnnxValue> inputs) => Ask<T>(inputs, [output])[output];

    public void Dispose() => session.Dispose();
}
