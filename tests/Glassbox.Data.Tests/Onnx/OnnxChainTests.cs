using System.Globalization;
using CsCheck;
using Glassbox.Serialization.Onnx;

namespace Glassbox.Data.Tests.Onnx;

/// <summary>Random chains of layers in all forms that exporters produce predict the same as in ONNX Runtime.</summary>
public class OnnxChainTests
{
    private static readonly string[] activations = ["", "Relu", "Sigmoid", "Tanh", "LeakyRelu", "silu", "gelu", "gelu-pow", "Softmax"];

    private static readonly Gen<Layer> AnyLayer =
        from outputs in Gen.Int[1, 6]
        from activation in Gen.Int[0, activations.Length - 2]
        from form in Gen.Int[0, 4]
        from scale in Gen.OneOf(Gen.Const(1f), Gen.Const(0.5f), Gen.Const(-2f))
        from norm in Gen.Int[0, 5]
        select new Layer(outputs, activations[activation], form, scale, norm);

    [Fact]
    public void Any_form_of_a_chain_is_read_and_predicts_the_same() =>
        Gen.Select(Gen.Int[1, 6], AnyLayer.Array[1, 4], Gen.Int[0, 3], Gen.ULong).Sample(
            (inputs, layers, prologue, seed) =>
            {
                byte[] file = Build(inputs, layers, prologue, seed);
                var random = new RandomSequence(seed + 1);
                float[] rows = [.. Enumerable.Range(0, 3 * inputs).Select(_ => (random.NextSingle() * 4) - 2)];
                using var run = new OnnxRun(file);
                float[] expected = run.Ask<float>("y", OnnxRun.Input("x", rows, inputs));
                Network network = ModelFile.Load(new MemoryStream(file), ModelFormat.Onnx).Network;
                if (network.Architecture.Inputs != inputs || network.Layers.Count != layers.Length) return false;
                float[] own = [.. Enumerable.Range(0, 3).SelectMany(row => network.Predict(rows.AsSpan(row * inputs, inputs)))];
                double largest = expected.Max(Math.Abs);
                return own.Zip(expected).All(pair => Math.Abs(pair.First - pair.Second) <= 2e-5 * Math.Max(1, largest));
            },
            iter: 300);

    [Fact]
    public void Fields_may_be_in_any_order_and_numbers_in_any_field()
    {
        byte[] file = Build(3, [new Layer(4, "Relu", 0, 1, 0), new Layer(2, "Softmax", 2, 1, 0)], 0, 5);
        Network expected = ModelFile.Load(new MemoryStream(file), ModelFormat.Onnx).Network;
        byte[] turned = Turned(new ProtoBytes(file, 0, "file"), 0).ToArray();
        Assert.NotEqual(file, turned);
        Assert.Equal(expected.Parameters, ModelFile.Load(new MemoryStream(turned), ModelFormat.Onnx).Network.Parameters);
    }

    [Fact]
    public void External_data_is_read_from_the_same_folder_only()
    {
        using var folder = new TemporaryFolder();
        float[] weights = [1, 2, 3, 4, 5, 6];
        File.WriteAllBytes(folder.File("model.onnx.data"), [0, 0, 0, 0, .. weights.SelectMany(BitConverter.GetBytes)]);
        Write("model.onnx.data", 4, 24);
        Assert.Equal(2, ModelFile.Load(folder.File("model.onnx")).Network.Layers[0].Weight(0, 1));
        foreach ((string location, int offset, int length, string problem) in new[]
        {
            ("model.onnx.data", 8, 24, "which has 28"), ("model.onnx.data", 4, 28, "make 24 bytes; there are 28"), ("../secret", 0, 24, "a file in the same folder"),
            ("/etc/passwd", 0, 24, "a file in the same folder"), ("other.data", 0, 24, "there is no such file"),
        })
        {
            Write(location, offset, length);
            Assert.Contains(problem, Assert.ThrowsAny<IOException>(() => ModelFile.Load(folder.File("model.onnx"))).Message, StringComparison.Ordinal);
        }

        var e = Assert.Throws<DataFormatException>(() => ModelFile.Load(new MemoryStream(File.ReadAllBytes(folder.File("model.onnx"))), ModelFormat.Onnx));
        Assert.Contains("load the model by its path", e.Message, StringComparison.Ordinal);

        void Write(string location, int offset, int length)
        {
            ProtoMessage tensor = new ProtoMessage().Number(1, 3).Number(1, 2).Number(2, OnnxFields.Type.Single).Text(8, "w");
            foreach ((string key, string value) in new[] { ("location", location), ("offset", $"{offset}"), ("length", $"{length}") })
                tensor.Add(OnnxFields.Tensor.External, OnnxParts.Metadata(key, value));
            tensor.Number(OnnxFields.Tensor.Location, 1);
            ProtoMessage graph = new ProtoMessage().Add(1, OnnxParts.Node("n", "MatMul", ["x", "w"], "y")).Add(5, tensor)
                .Add(11, OnnxParts.Value("x", OnnxFields.Type.Single, [3])).Add(12, OnnxParts.Value("y", OnnxFields.Type.Single, [2]));
            File.WriteAllBytes(folder.File("model.onnx"), Whole(graph, 17));
        }
    }

    [Theory]
    [InlineData(6, "opset 6; expected 7 or later")]
    public void Operators_with_another_meaning_are_rejected(int operators, string problem)
    {
        ProtoMessage graph = new ProtoMessage().Add(1, OnnxParts.Node("n", "Relu", ["x"], "y")).Add(11, OnnxParts.Value("x", 1, [3])).Add(12, OnnxParts.Value("y", 1, [3]));
        Assert.Contains(problem, Refusal(Whole(graph, operators)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_invalid_graph_is_rejected_with_the_reason()
    {
        ProtoMessage x = OnnxParts.Value("x", 1, [3]), y = OnnxParts.Value("y", 1, [3]), w = Tensor("w", [3, 3], new float[9]);
        Assert.Contains("no layer with weights", Refusal(Whole(Graph(OnnxParts.Node("n", "Relu", ["x"], "y")))), StringComparison.Ordinal);
        Assert.Contains("node 'n' (MatMul): its input 'v' is made by no node", Refusal(Whole(Graph(OnnxParts.Node("n", "MatMul", ["x", "v"], "y")))), StringComparison.Ordinal);
        Assert.Contains("node 0 (MatMul)", Refusal(Whole(Graph(OnnxParts.Node("", "MatMul", ["w", "x"], "y")))), StringComparison.Ordinal);
        Assert.Contains("node 'q' (com.microsoft.QGemm): this operator is not known", Refusal(Whole(Graph(OnnxParts.Node("q", "QGemm", ["x", "w"], "y").Text(OnnxFields.Node.Domain, "com.microsoft")))), StringComparison.Ordinal);
        Assert.Contains("output 'y': it does not come from the inputs", Refusal(Whole(Graph(OnnxParts.Node("n", "MatMul", ["x", "w"], "z")))), StringComparison.Ordinal);
        Assert.Contains("2 values go into the graph (x, x2)", Refusal(Whole(Graph(OnnxParts.Node("n", "MatMul", ["x", "w"], "y")).Add(11, OnnxParts.Value("x2", 1, [3])))), StringComparison.Ordinal);
        Assert.Contains("not an ONNX model", Refusal([8, 7]), StringComparison.Ordinal);
        Assert.Contains("not an ONNX model", Refusal([]), StringComparison.Ordinal);
        Assert.Contains("byte 2: the end comes too early, in the middle of a number", Refusal([255, 255]), StringComparison.Ordinal);

        Assert.Contains("node 'b' (ai.onnx.ml.Binarizer): it names what is above 0.3; expected 0.5", Refusal(Named(0.3f)), StringComparison.Ordinal);
        Assert.Equal(Activation.Sigmoid, ModelFile.Load(new MemoryStream(Named(0.5f)), ModelFormat.Onnx).Network.Architecture.OutputActivation);

        // Labels by a probability threshold, as at the end of scikit-learn's MLPClassifier.
        byte[] Named(float threshold) => Whole(new ProtoMessage().Add(1, OnnxParts.Node("n", "MatMul", ["x", "w"], "z")).Add(1, OnnxParts.Node("s", "Sigmoid", ["z"], "p"))
            .Add(1, OnnxParts.Node("b", "Binarizer", ["p"], "y", OnnxParts.Attribute("threshold", threshold)).Text(OnnxFields.Node.Domain, OnnxParts.LearningDomain)).Add(5, w).Add(11, x).Add(12, y));
        ProtoMessage Graph(ProtoMessage node) => new ProtoMessage().Add(1, node).Add(5, w).Add(11, x).Add(12, y);
    }

    private static string Refusal(byte[] file) => Assert.Throws<DataFormatException>(() => ModelFile.Load(new MemoryStream(file), ModelFormat.Onnx)).Message;

    private static byte[] Whole(ProtoMessage graph, int operators = 13) => new ProtoMessage().Number(1, 7).Text(2, "test").Add(7, graph)
        .Add(8, OnnxParts.OperatorSet("", operators)).ToArray();

    // Every message with its fields in reverse order, except repeated fields, whose order matters.
    private static ProtoMessage Turned(ProtoBytes message, int depth)
    {
        var turned = new ProtoMessage();
        foreach (IGrouping<int, ProtoField> group in message.Fields().GroupBy(field => field.Number).Reverse())
        {
            foreach (ProtoField field in group)
            {
                bool isMessage = (depth == 0 && field.Number is 7 or 8) || (depth == 1 && field.Number is 1 or 5);
                if (field.Kind == ProtoKind.Varint) turned.Number(field.Number, field.Int64);
                else if (field.Kind == ProtoKind.Fixed32) turned.Single(field.Number, field.Single);
                else if (isMessage) turned.Add(field.Number, Turned(field.Bytes, depth + 1));
                else turned.Bytes(field.Number, field.Bytes.Memory);
            }
        }

        return turned;
    }

    private static ProtoMessage Tensor(string name, int[] shape, float[] values, bool isRaw = true)
    {
        if (isRaw) return OnnxParts.Tensor(name, OnnxFields.Type.Single, shape, values.SelectMany(BitConverter.GetBytes).ToArray());
        var tensor = new ProtoMessage();
        foreach (int size in shape) tensor.Number(1, size);
        return tensor.Number(2, OnnxFields.Type.Single).Bytes(4, values.SelectMany(BitConverter.GetBytes).ToArray()).Text(8, name);
    }

    private static byte[] Build(int inputs, Layer[] layers, int prologue, ulong seed)
    {
        var random = new RandomSequence(seed);
        List<ProtoMessage> nodes = [], tensors = [], asInputs = [];
        int names = 0;
        string last = "x";
        if (prologue == 1) Node("Identity", [last]);
        if (prologue == 2) Node("Mul", [Held([], [0.25f]), last]);
        if (prologue == 3)
        {
            Node("Sub", [last, Held([inputs], Some(inputs))]);
            Node("Div", [last, Held([1, inputs], [.. Some(inputs).Select(v => 2 + v)])]);
        }

        int size = inputs;
        for (int l = 0; l < layers.Length; l++)
        {
            Layer layer = layers[l];
            int outputs = layer.Outputs;
            float[] weights = Some(size * outputs), bias = Some(outputs);
            switch (layer.Form)
            {
                case 0: Node("Gemm", [last, Held([outputs, size], weights), Held([outputs], bias)], OnnxParts.Attribute("transB", 1)); break;
                case 1: Node("Gemm", [last, Held([size, outputs], weights), Held([1, outputs], bias)], OnnxParts.Attribute("alpha", layer.Scale), OnnxParts.Attribute("beta", 0.5f)); break;
                case 2:
                    Node("MatMul", [last, Held([size, outputs], weights)]);
                    Node("Add", [last, Held([outputs], bias)]);
                    break;
                case 3:
                    Node("MatMul", [last, Held([size, outputs], weights)]);
                    Node("Add", [Held([1, outputs], bias), last]);
                    Node("Mul", [last, Held([1], [layer.Scale])]);
                    break;
                default: Node("Gemm", [last, Held([outputs, size], weights)], OnnxParts.Attribute("transB", 1)); break;
            }

            if (layer.Norm == 1)
                Node("BatchNormalization", [last, Held([outputs], Some(outputs)), Held([outputs], Some(outputs)), Held([outputs], Some(outputs)), Held([outputs], [.. Some(outputs).Select(v => 1.5f + v)])]);
            string sums = last;
            switch (layer.Activation)
            {
                case "": break;
                case "LeakyRelu": Node("LeakyRelu", [last], OnnxParts.Attribute("alpha", 0.01f)); break;
                case "silu":
                    Node("Sigmoid", [last]);
                    Node("Mul", [last, sums]);
                    break;
                case "gelu" or "gelu-pow":
                    if (layer.Activation == "gelu")
                    {
                        Node("Mul", [sums, sums]);
                        Node("Mul", [sums, last]);
                    }
                    else
                    {
                        Node("Pow", [sums, Held([], [3])]);
                    }

                    Node("Mul", [Held([], [0.044715f]), last]);
                    Node("Add", [sums, last]);
                    Node("Mul", [last, Held([1], [0.7978845608f])]);
                    Node("Tanh", [last]);
                    Node("Add", [Held([], [1]), last]);
                    Node("Mul", [sums, last]);
                    Node("Mul", [last, Held([], [0.5f])]);
                    break;
                case "Softmax": Node("Softmax", [last], OnnxParts.Attribute("axis", 1)); break;
                default: Node(layer.Activation, [last]); break;
            }

            bool isLast = l == layers.Length - 1;
            if (!isLast && layer.Norm == 2) Node("Mul", [last, Held([outputs], Some(outputs))]);
            if (layer.Norm == 3) Node("Dropout", [last]);
            size = outputs;
        }

        nodes.Add(OnnxParts.Node("end", "Identity", [last], "y"));
        var graph = new ProtoMessage();
        foreach (ProtoMessage node in nodes) graph.Add(1, node);
        graph.Text(2, "test");
        foreach (ProtoMessage tensor in tensors) graph.Add(5, tensor);
        graph.Add(11, OnnxParts.Value("x", OnnxFields.Type.Single, [inputs]));
        foreach (ProtoMessage input in asInputs) graph.Add(11, input);
        return Whole(graph.Add(12, OnnxParts.Value("y", OnnxFields.Type.Single, [size])), 13);

        void Node(string operatorName, string[] given, params ProtoMessage[] attributes)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"v{names++}");
            nodes.Add(OnnxParts.Node(name, operatorName, given, name, attributes));
            last = name;
        }

        string Held(int[] shape, float[] values)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"t{names++}");
            int way = random.NextInt32(4);
            if (way == 0)
            {
                ProtoMessage attribute = new ProtoMessage().Text(1, "value").Add(5, Tensor("", shape, values, isRaw: false)).Number(20, 4);
                nodes.Add(OnnxParts.Node("", "Constant", [], name, attribute));
                return name;
            }

            tensors.Add(Tensor(name, shape, values, isRaw: way != 1));
            if (way == 2)
            {
                // Older exporters list initializers among the inputs too.
                ProtoMessage sizes = new();
                foreach (int s in shape) sizes.Add(1, new ProtoMessage().Number(1, s));
                asInputs.Add(new ProtoMessage().Text(1, name).Add(2, new ProtoMessage().Add(1, new ProtoMessage().Number(1, 1).Add(2, sizes))));
            }

            return name;
        }

        float[] Some(int count) => [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() * 2) - 1)];
    }

    private sealed record Layer(int Outputs, string Activation, int Form, float Scale, int Norm);
}
