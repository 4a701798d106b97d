using System.Text.Json;
using Glassbox.Reference;

namespace Glassbox.Tests.Serialization.Onnx;

/// <summary>Files written by other programs, or in their style (make.py and exported.py in Golden/onnx), are read and predict the same.</summary>
public class OnnxExportersTests
{
    private static readonly Dictionary<string, JsonElement> Answers = ((string[])["answers.json", "exported.json"])
        .SelectMany(name => JsonDocument.Parse(File.ReadAllText(Golden(name))).RootElement.EnumerateObject()).ToDictionary(entry => entry.Name, entry => entry.Value);

    public static TheoryData<string> Known => [.. Answers.Keys];

    internal static string Golden(string name) => Path.Combine(AppContext.BaseDirectory, "Golden", "onnx", name);

    [Theory]
    [MemberData(nameof(Known))]
    public void Models_of_other_programs_are_read_and_predict_the_same(string name)
    {
        JsonElement expected = Answers[name];
        SavedModel model = ModelFile.Load(Golden(name));
        Network network = model.Network;
        Assert.Equal(expected.GetProperty("sizes").EnumerateArray().Select(size => size.GetInt32()), network.Architecture.Sizes);
        Assert.Equal(expected.GetProperty("activations").EnumerateArray().Select(text => text.GetString()!), network.Architecture.Layers.Select(layer => layer.Activation.Name));
        double[][] inputs = Rows(expected, "inputs"), outputs = Rows(expected, "outputs");
        for (int row = 0; row < inputs.Length; row++)
        {
            float[] answered = network.Predict(Array.ConvertAll(inputs[row], value => (float)value));
            for (int o = 0; o < answered.Length; o++) Assert.Equal(outputs[row][o], answered[o], 2e-6 * Math.Max(1, Math.Abs(outputs[row][o])));
        }

        string? classes = expected.TryGetProperty("classes", out JsonElement names) ? $"[{string.Join(",", names.EnumerateArray().Select(text => $"\"{text}\""))}]" : null;
        Assert.Equal(classes, model.Metadata.GetValueOrDefault("glassbox.classes"));
        Assert.Equal(name.EndsWith("-double.onnx", StringComparison.Ordinal), model.Reference is not null);
    }

    [Theory]
    [InlineData("elu", "(Elu)", "this operator is not known; known are Gemm")]
    [InlineData("gelu-exact", "(Erf)", "GELU in its exact form")]
    [InlineData("leaky-02", "(LeakyRelu)", "its slope is 0.2")]
    [InlineData("log-softmax", "(LogSoftmax)", "the logarithm of softmax")]
    [InlineData("conv", "(Conv)", "not a chain of dense layers")]
    [InlineData("rows-of-three", "(MatMul)", "rows of 3 dimensions")]
    [InlineData("skip", "(Add)", "it brings two layers together")]
    [InlineData("sklearn-columns", "(Slice)", "this operator is not known")]
    [InlineData("sklearn-labels", "(Concat)", "it brings values together")]
    public void Graphs_that_are_not_a_chain_of_layers_are_rejected_by_node_name(string name, string node, string problem)
    {
        var e = Assert.Throws<DataFormatException>(() => ModelFile.Load(Golden($"refused-{name}.onnx")));
        Assert.StartsWith("node '", e.Place, StringComparison.Ordinal);
        Assert.EndsWith(node, e.Place, StringComparison.Ordinal);
        Assert.Contains(problem, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_final_sum_gets_the_given_activation_and_the_graph_takes_precedence()
    {
        Assert.Equal(Activation.Softmax, ModelFile.Load(Golden("torch-silu.onnx"), output: Activation.Softmax).Network.Architecture.OutputActivation);
        Assert.Equal(Activation.Softmax, ModelFile.Load(Golden("torch-relu.onnx"), output: Activation.Sigmoid).Network.Architecture.OutputActivation);
    }

    [Fact]
    public void A_file_in_double_precision_is_exact()
    {
        ReferenceNetwork reference = ModelFile.Load(Golden("torch-double.onnx")).Reference!;
        double[][] inputs = Rows(Answers["torch-double.onnx"], "inputs"), outputs = Rows(Answers["torch-double.onnx"], "outputs");
        for (int row = 0; row < inputs.Length; row++)
        {
            double[] answered = reference.Predict(inputs[row]);
            for (int o = 0; o < answered.Length; o++) Assert.Equal(outputs[row][o], answered[o], 1e-12);
        }
    }

    private static double[][] Rows(JsonElement entry, string name) =>
        [.. entry.GetProperty(name).EnumerateArray().Select(row => row.EnumerateArray().Select(value => value.GetDouble()).ToArray())];
}
