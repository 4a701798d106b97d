using Glassbox.Serialization;
using Glassbox.Serialization.Onnx;

namespace Glassbox.Data.Serialization;

/// <summary>A model as an ONNX model: the graph of its network, with nodes before it that prepare the columns and nodes after it that make predictions.</summary>
/// <remarks>
/// If all columns are numeric, they are one input; otherwise each column is an input with its name. Numbers are in double precision, as in tables,
/// so that scaling is exact; categories are text. NaN and the empty text are missing.
/// </remarks>
internal static partial class OnnxModel
{
    /// <summary>Returns an action that writes a model to a stream. The model is validated before, so that errors occur before a file is touched.</summary>
    /// <exception cref="ArgumentException">A parameter is NaN or infinite, an activation is custom, or a column's name cannot be the name of an input.</exception>
    public static Action<Stream> Writer(Model model)
    {
        using var network = new MemoryStream();
        ModelFile.Save(network, ModelFormat.Onnx, new SavedModel(model.Network, model.Recipe) { Inputs = model.Image, Metadata = model.Metadata });
        var whole = new ProtoBytes(network.ToArray(), 0, "the network");
        ProtoMessage graph = Graph(model, whole.Fields().Single(field => field.Number == OnnxFields.Model.Graph).Bytes, out bool learns);
        var metadata = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, string text) in ModelText.Write(model)) metadata[name] = text;
        ProtoMessage written = new();
        foreach (ProtoField field in whole.Fields())
        {
            if (field.Number == OnnxFields.Model.Graph) written.Add(field.Number, graph);
            else if (field.Number == OnnxFields.Model.Metadata) AddTo(metadata, field.Bytes);
            else if (field.Kind == ProtoKind.Varint) written.Number(field.Number, field.Int64);
            else written.Bytes(field.Number, field.Bytes.Memory);
        }

        if (learns) written.Add(OnnxFields.Model.Operators, OnnxParts.OperatorSet(OnnxParts.LearningDomain, OnnxParts.LearningOperators));
        metadata.Remove(OnnxParts.DigestName);
        if (model.Task == ModelTask.Classes) metadata[ClassesText.Name] = ClassesText.Write(model.Classes);
        foreach ((string name, string text) in metadata) written.Add(OnnxFields.Model.Metadata, OnnxParts.Metadata(name, text));
        written.Add(OnnxFields.Model.Metadata, OnnxParts.Metadata(OnnxParts.DigestName, OnnxParts.Digest(graph.Parts, metadata)));
        return written.WriteTo;
    }

    private static void AddTo(SortedDictionary<string, string> metadata, ProtoBytes entry)
    {
        string key = "", value = "";
        foreach (ProtoField field in entry.Fields())
        {
            if (field.Number == OnnxFields.Metadata.Key) key = field.Bytes.Text();
            else if (field.Number == OnnxFields.Metadata.Value) value = field.Bytes.Text();
        }

        metadata.TryAdd(key, value);
    }

    // Nodes come first, those of the preparation before those of the network; then the other fields, in the order of their numbers.
    private static ProtoMessage Graph(Model model, ProtoBytes network, out bool learns)
    {
        var parts = new Parts();
        AddPreparation(model, parts);
        List<string> taken = [.. parts.Inputs.Select(input => input.Name)];
        var before = parts.Nodes.ToArray();
        parts.Nodes.Clear();
        AddAnswer(model, parts, taken);
        foreach (string name in taken.Where(name => name.Length == 0 || taken.Count(other => other == name) > 1 || IsOurs(name)))
            throw new ArgumentException($"The model is not saved: the column '{name}' cannot be an input of an ONNX model by that name. Rename it.", nameof(model));

        var graph = new ProtoMessage();
        foreach (ProtoMessage node in before) graph.Add(OnnxFields.Graph.Node, node);
        foreach (ProtoField field in network.Fields().Where(field => field.Number == OnnxFields.Graph.Node)) graph.Bytes(field.Number, field.Bytes.Memory);
        foreach (ProtoMessage node in parts.Nodes) graph.Add(OnnxFields.Graph.Node, node);
        graph.Text(OnnxFields.Graph.Name, "glassbox");
        foreach (ProtoMessage tensor in parts.Tensors) graph.Add(OnnxFields.Graph.Tensor, tensor);
        foreach (ProtoField field in network.Fields().Where(field => field.Number is OnnxFields.Graph.Tensor or OnnxFields.Graph.Documentation))
            graph.Bytes(field.Number, field.Bytes.Memory);
        foreach ((_, ProtoMessage value) in parts.Inputs) graph.Add(OnnxFields.Graph.Input, value);
        foreach (ProtoMessage value in parts.Outputs) graph.Add(OnnxFields.Graph.Output, value);
        foreach (ProtoMessage value in parts.Values) graph.Add(OnnxFields.Graph.Value, value);
        learns = parts.Learns;
        return graph;
    }

    // The names of inner values, except for those in the network.
    private static bool IsOurs(string name) => name is "inputs" or "outputs" or "half" or "one" or "gelu_scale" or "gelu_cubic"
        || name.StartsWith("prepare/", StringComparison.Ordinal) || name.StartsWith("answer/", StringComparison.Ordinal)
        || ((string[])["weights_", "bias_", "sums_", "activations_", "layer_"]).Any(start => name.StartsWith(start, StringComparison.Ordinal));

    /// <summary>The parts of a model's graph besides its network.</summary>
    private sealed class Parts
    {
        public List<ProtoMessage> Nodes { get; } = [];

        public List<ProtoMessage> Tensors { get; } = [];

        public List<(string Name, ProtoMessage Value)> Inputs { get; } = [];

        public List<ProtoMessage> Outputs { get; } = [];

        /// <summary>Inner values whose type ONNX's own checks cannot infer.</summary>
        public List<ProtoMessage> Values { get; } = [];

        /// <summary>Whether operators for categories are used.</summary>
        public bool Learns { get; set; }

        public void Add(string operatorName, IReadOnlyList<string> inputs, string output, params ReadOnlySpan<ProtoMessage> attributes) =>
            Nodes.Add(OnnxParts.Node(output, operatorName, [.. inputs], output, attributes));

        public void Add(string operatorName, IReadOnlyList<string> inputs, string output, string domain, params ReadOnlySpan<ProtoMessage> attributes) =>
            Nodes.Add(OnnxParts.Node(output, operatorName, [.. inputs], output, attributes).Text(OnnxFields.Node.Domain, domain));
    }
}
