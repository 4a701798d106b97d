using System.Text;
using Glassbox.Kernels;

namespace Glassbox.Bench.Micro;

/// <summary>A network as an ONNX model, for the peer that reads such: one Gemm and one activation a layer.</summary>
/// <remarks>The few messages of onnx.proto3 that this takes, written by hand: a field is its number and kind, then its value.</remarks>
internal static class OnnxFile
{
    private const int Float = 1; // TensorProto.DataType

    public static byte[] From(Network network)
    {
        var graph = new Message().Text(2, "glassbox");
        string before = "inputs";
        for (int i = 0; i < network.Layers.Count; i++)
        {
            DenseLayer layer = network.Layers[i];
            string after = i == network.Layers.Count - 1 ? "outputs" : $"activations_{i}";
            graph
                .Add(1, Node("Gemm", [before, $"weights_{i}", $"bias_{i}"], $"sums_{i}").Add(5, Transposes()))
                .Add(1, Node(Operator(layer.Activation), [$"sums_{i}"], after))
                .Add(5, Tensor($"weights_{i}", [layer.Outputs, layer.Inputs], layer.OutputMajorWeights()))
                .Add(5, Tensor($"bias_{i}", [layer.Outputs], layer.Biases));
            before = after;
        }

        graph
            .Add(11, Value("inputs", network.Architecture.Inputs))
            .Add(12, Value("outputs", network.Architecture.Outputs));
        return new Message()
            .Number(1, 8) // version of the format
            .Add(7, graph)
            .Add(8, new Message().Text(1, "").Number(2, 17)) // version of the operators
            .ToArray();
    }

    private static string Operator(Activation activation) => activation.Name switch
    {
        "sigmoid" => "Sigmoid",
        "relu" => "Relu",
        "softmax" => "Softmax",
        _ => throw new BenchException($"There is no operator for {activation}."),
    };

    private static Message Node(string operatorName, IEnumerable<string> inputs, string output)
    {
        var node = new Message();
        foreach (string input in inputs) node.Text(1, input);
        return node.Text(2, output).Text(4, operatorName);
    }

    private static Message Transposes() => new Message().Text(1, "transB").Number(3, 1).Number(20, 2);

    private static Message Tensor(string name, int[] dimensions, ReadOnlySpan<float> values)
    {
        var tensor = new Message();
        foreach (int dimension in dimensions) tensor.Number(1, dimension);
        return tensor.Number(2, Float).Text(8, name).Bytes(9, LittleEndian.Bytes(values));
    }

    private static Message Value(string name, int features)
    {
        Message shape = new Message().Add(1, new Message().Text(2, "samples")).Add(1, new Message().Number(1, features));
        return new Message().Text(1, name).Add(2, new Message().Add(1, new Message().Number(1, Float).Add(2, shape)));
    }

    private sealed class Message
    {
        private const int Number0 = 0;
        private const int Length = 2;

        private readonly List<byte> bytes = [];

        public byte[] ToArray() => [.. bytes];

        public Message Number(int field, long value)
        {
            Varint((field << 3) | Number0);
            Varint((ulong)value);
            return this;
        }

        public Message Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

        public Message Add(int field, Message message) => Bytes(field, message.ToArray());

        public Message Bytes(int field, ReadOnlySpan<byte> value)
        {
            Varint((field << 3) | Length);
            Varint((ulong)value.Length);
            bytes.AddRange(value);
            return this;
        }

        private void Varint(int value) => Varint((ulong)value);

        private void Varint(ulong value)
        {
            for (; value >= 128; value >>= 7) bytes.Add((byte)(value | 128));
            bytes.Add((byte)value);
        }
    }
}
