using System.Globalization;

namespace Glassbox.Data.Tests.Onnx;

/// <summary>Networks as ONNX models predict all test digits in ONNX Runtime.</summary>
public class OnnxNetworkTests
{
    private const double Tolerance = 1e-6;

    private static readonly Lazy<DatasetSplit> digits = new(() => Mnist.Load());
    private static readonly Lazy<float[]> pixels = new(() => [.. Enumerable.Range(0, digits.Value.Test.Count).SelectMany(digits.Value.Test.Inputs)]);

    public static TheoryData<string, string> Activations
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (Activation hidden in Activation.All.Where(a => a != Activation.Softmax)) data.Add(hidden.Name, "softmax");
            foreach (Activation output in Activation.All.Where(a => a != Activation.Softmax)) data.Add("relu", output.Name);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void ONNX_Runtime_predicts_every_digit_like_the_network(string hidden, string output)
    {
        var network = new Network(new Architecture([784, 24, 10], Activation.Parse(hidden), Activation.Parse(output)), seed: 3, Initializer.He);
        Loss loss = output == "softmax" ? Loss.CrossEntropy : Loss.MeanSquaredError;
        new Trainer(network, digits.Value.Training.Take(2000), new TrainingOptions { Loss = loss, Optimizer = new Adam { LearningRate = 0.003f }, BatchSize = 50 }).Advance(40);
        MustAgree(network, OnnxRun.Saved(network));
    }

    [Fact]
    public void In_the_network_of_the_main_job_all_but_one_output_in_a_thousand_differ_by_less_than_a_millionth()
    {
        var network = new Network(new Architecture([784, 20, 10]), seed: 1);
        var trainer = new Trainer(network, digits.Value.Training, new TrainingOptions { Optimizer = new Sgd { LearningRate = 0.01f } });
        foreach (TrainingReport _ in trainer.Epochs(3))
        {
        }

        using var run = new OnnxRun(OnnxRun.Saved(network));
        float[] asked = run.Ask<float>("outputs", OnnxRun.Input("inputs", pixels.Value, 784)), own = network.PredictAll(digits.Value.Test);
        Assert.InRange(own.Zip(asked).Count(pair => Math.Abs(pair.First - pair.Second) > Tolerance), 0, own.Length / 1000);
        MustAgree(network, OnnxRun.Saved(network));
    }

    [Fact]
    public void Very_deep_networks_agree_too()
    {
        var network = new Network(new Architecture([784, 64, 64, 32, 32, 16, 10], Activation.Gelu, Activation.Softmax), seed: 5, Initializer.He);
        MustAgree(network, OnnxRun.Saved(network));
    }

    [Fact]
    public void Double_precision_is_stored_and_predicts_in_single_precision()
    {
        var network = new Network(new Architecture([784, 20, 10]), seed: 2);
        using var stream = new MemoryStream();
        ModelFile.Save(stream, ModelFormat.Onnx, Reference.ReferenceNetwork.From(network));
        MustAgree(network, stream.ToArray());
    }

    [Fact]
    public void Inputs_outputs_and_metadata_have_names()
    {
        var network = new Network(new Architecture([784, 20, 10]), seed: 2);
        using var stream = new MemoryStream();
        ModelFile.Save(stream, ModelFormat.Onnx, new SavedModel(network) { Inputs = ModelInputs.MnistDigits, Metadata = new Dictionary<string, string> { ["author"] = "me" } });
        using var run = new OnnxRun(stream.ToArray());
        Assert.Equal([-1, 784], Assert.Single(run.Session.InputMetadata, input => input.Key == "inputs").Value.Dimensions);
        Assert.Equal([-1, 10], Assert.Single(run.Session.OutputMetadata, output => output.Key == "outputs").Value.Dimensions);
        Dictionary<string, string> texts = run.Session.ModelMetadata.CustomMetadataMap;
        Assert.Equal(("Glassbox", "784-20-10 (sigmoid, sigmoid)"), (run.Session.ModelMetadata.ProducerName, run.Session.ModelMetadata.GraphDescription));
        Assert.Equal(("me", network.ParametersSha256(), "mnist-digits"), (texts["author"], texts["glassbox.parametersSha256"], texts["glassbox.inputs"]));
    }

    // Single precision is accurate to a millionth of the sums that outputs depend on, in whatever order they are added.
    private static void MustAgree(Network network, byte[] model)
    {
        var summing = new Network(new Architecture(784, [.. network.Architecture.Layers.SkipLast(1), new LayerShape(10, Activation.Identity)]));
        network.Parameters.CopyTo(summing.Parameters);
        float[] sums = summing.PredictAll(digits.Value.Test);
        using var run = new OnnxRun(model);
        float[] asked = run.Ask<float>("outputs", OnnxRun.Input("inputs", pixels.Value, 784)), own = network.PredictAll(digits.Value.Test);
        Assert.Equal(own.Length, asked.Length);
        for (int i = 0; i < own.Length; i++)
            Assert.True(Math.Abs(own[i] - asked[i]) <= Tolerance * Math.Max(1, LargestSum(i)), string.Create(CultureInfo.InvariantCulture, $"digit {i / 10}, output {i % 10}: {own[i]} here, {asked[i]} there"));
        for (int digit = 0; digit < own.Length; digit += 10)
            Assert.Equal(((ReadOnlySpan<float>)own.AsSpan(digit, 10)).ArgMax(), ((ReadOnlySpan<float>)asked.AsSpan(digit, 10)).ArgMax());

        double LargestSum(int output)
        {
            double largest = 0;
            foreach (float sum in sums.AsSpan(output / 10 * 10, 10)) largest = Math.Max(largest, Math.Abs(sum));
            return largest;
        }
    }
}
