using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Microsoft.ML.OnnxRuntime;

namespace Glassbox.Bench.Micro;

/// <summary>Compares predictions with ONNX Runtime for one digit and for 10 000, on one thread each.</summary>
/// <remarks>Calls ONNX Runtime in the way that is fastest for it: with tensors that are created once and reused.</remarks>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class Prediction : IDisposable
{
    private const int Digits = 10_000;

    private readonly Dataset test = Mnist.Load().Test;
    private readonly RunOptions runOptions = new();
    private readonly float[] outputs = new float[10];
    private readonly float[] allOutputs = new float[Digits * 10];
    private Network network = null!;
    private float[] digit = [];
    private float[] all = [];
    private InferenceSession session = null!;
    private OrtValue[] one = [];
    private OrtValue[] oneOutput = [];
    private OrtValue[] many = [];
    private OrtValue[] manyOutputs = [];

    [Params("784-20-10", "784-128-10", "784-1024-1024-10")]
    public string Shape { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        int[] sizes = [.. Shape.Split('-').Select(int.Parse)];
        network = sizes[1] == 20 ? Job.Main.NewNetwork()
            : new Network(new Architecture(sizes, Activation.Relu, Activation.Softmax), 1, Initializer.He);
        digit = test.Inputs(0);
        all = [.. Enumerable.Range(0, Digits).SelectMany(test.Inputs)];

        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        using var model = new MemoryStream();
        ModelFile.Save(model, ModelFormat.Onnx, network);
        session = new InferenceSession(model.ToArray(), options);
        one = [OrtValue.CreateTensorValueFromMemory(digit, [1, 784])];
        oneOutput = [OrtValue.CreateTensorValueFromMemory(new float[10], [1, 10])];
        many = [OrtValue.CreateTensorValueFromMemory(all, [Digits, 784])];
        manyOutputs = [OrtValue.CreateTensorValueFromMemory(new float[Digits * 10], [Digits, 10])];

        OnnxOne();
        OnnxAll();
        MustAgree(network.Predict(digit), oneOutput[0].GetTensorDataAsSpan<float>());
        MustAgree(network.PredictAll(test), manyOutputs[0].GetTensorDataAsSpan<float>());
    }

    [Benchmark(Description = "Glassbox"), BenchmarkCategory("one digit")]
    public void One() => network.Predict(digit, outputs);

    [Benchmark(Description = "ONNX Runtime", Baseline = true), BenchmarkCategory("one digit")]
    public void OnnxOne() => session.Run(runOptions, ["inputs"], one, ["outputs"], oneOutput);

    [Benchmark(Description = "Glassbox"), BenchmarkCategory("10 000 digits")]
    public void All() => network.PredictAll(all, allOutputs);

    [Benchmark(Description = "ONNX Runtime", Baseline = true), BenchmarkCategory("10 000 digits")]
    public void OnnxAll() => session.Run(runOptions, ["inputs"], many, ["outputs"], manyOutputs);

    public void Dispose()
    {
        foreach (OrtValue value in (OrtValue[])[.. one, .. oneOutput, .. many, .. manyOutputs]) value.Dispose();
        session?.Dispose();
        runOptions.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Checks that both compute the same: otherwise the comparison means nothing.</summary>
    private static void MustAgree(ReadOnlySpan<float> ours, ReadOnlySpan<float> theirs)
    {
        for (int i = 0; i < ours.Length; i++)
            if (Math.Abs(ours[i] - theirs[i]) > 1e-4f) throw new BenchException($"Output {i} of ONNX Runtime is {theirs[i]}, not {ours[i]}.");
    }
}
