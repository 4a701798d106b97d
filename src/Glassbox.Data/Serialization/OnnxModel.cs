using Glassbox.Serialization;
using Glassbox.Serialization.Onnx;

namespace Glassbox.Data.Serialization;

/// <summary>A model as an ONNX model: the graph of its network, with nodes before it that prepare the columns and nodes behind it that make the answer.</summary>
/// <remarks>
/// The columns go in as one value of numbers where all of them are numbers, and otherwise as a value each, by their names: numbers in double
/// precision, as tables have them, so that scaling is exact; categories as texts. NaN and the empty text are missing.
/// </remarks>
internal static class OnnxModel
{
    private const string Numbers = "numbers", Pixels = "pixels";
    private const string IsMissing = "prepare/is_missing", Filled = "prepare/filled", Shifted = "prepare/shifted", Divided = "prepare/divided";
    private const string Scaled = "prepare/scaled", Flags = "prepare/flags", Together = "prepare/together", Pieces = "prepare/pieces";
    private const string Medians = "prepare/medians", Offsets = "prepare/offsets", Scales = "prepare/scales", Order = "prepare/order";
    private const string Index = "answer/index", Classes = "answer/classes", One = "answer/one", Half = "answer/half", IsAbove = "answer/is_above";
    private const string Rest = "answer/rest", Double = "answer/double", InUnits = "answer/in_units", TargetScales = "answer/scales", TargetOffsets = "answer/offsets";

    /// <summary>What writes a model to a stream. All that can be wrong with it comes to light before there is anything to write to.</summary>
    /// <exception cref="ArgumentException">A parameter is NaN or infinite, an activation is one of your own, or a column has a name that cannot be that of an input.</exception>
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

    // Nodes first, those of the preparation before those of the network; then, in the order of their numbers, the other fields.
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
        learns = parts.Learns;
        return graph;
    }

    // The names of the values inside: those of the network are its own matter.
    private static bool IsOurs(string name) => name is "inputs" or "outputs" or "half" or "one" or "gelu_scale" or "gelu_cubic"
        || name.StartsWith("prepare/", StringComparison.Ordinal) || name.StartsWith("answer/", StringComparison.Ordinal)
        || ((string[])["weights_", "bias_", "sums_", "activations_", "layer_"]).Any(start => name.StartsWith(start, StringComparison.Ordinal));

    private static void AddPreparation(Model model, Parts parts)
    {
        NumberInput[] numbers = [.. model.Columns.OfType<NumberInput>()];
        string source = AddInputs(model, numbers, parts);
        var places = new Dictionary<InputColumn, int>(); // where the inputs of a column start among the pieces
        List<string> pieces = [];
        int width = 0;
        if (numbers.Length > 0)
        {
            parts.Tensors.Add(OnnxParts.Tensor(Medians, (double[])[.. numbers.Select(column => column.Median)]));
            parts.Tensors.Add(OnnxParts.Tensor(Offsets, (double[])[.. numbers.Select(column => column.Offset)]));
            parts.Tensors.Add(OnnxParts.Tensor(Scales, (double[])[.. numbers.Select(column => column.Scale)]));
            parts.Add("IsNaN", [source], IsMissing);
            parts.Add("Where", [IsMissing, Medians, source], Filled);
            parts.Add("Sub", [Filled, Offsets], Shifted);
            parts.Add("Div", [Shifted, Scales], Divided);
            parts.Add("Cast", [Divided], Scaled, OnnxParts.Attribute("to", OnnxFields.Type.Single));
            pieces.Add(Scaled);
            foreach (NumberInput column in numbers) places[column] = width++;
        }

        int flags = width;
        if (numbers.Any(column => column.HasIndicator))
        {
            parts.Add("Cast", [IsMissing], Flags, OnnxParts.Attribute("to", OnnxFields.Type.Single));
            pieces.Add(Flags);
            width += numbers.Length;
        }

        foreach (CategoryInput column in model.Columns.OfType<CategoryInput>())
        {
            places[column] = width;
            width += AddOneHot(column, parts, pieces);
        }

        List<long> order = [];
        foreach (InputColumn column in model.Columns)
        {
            if (column is NumberInput number)
            {
                order.Add(places[number]);
                if (number.HasIndicator) order.Add(flags + places[number]); // numbers come first, in the same order
            }
            else
            {
                for (int i = 0; i < column.InputNames.Count; i++) order.Add(places[column] + i);
            }
        }

        // Reads the numbers in their order, which is that of the columns; where it is so already, it costs nothing worth mention.
        string all = pieces[0];
        if (pieces.Count > 1) parts.Add("Concat", pieces, all = Pieces, OnnxParts.Attribute("axis", 1));
        parts.Tensors.Add(OnnxParts.Tensor(Order, order.ToArray()));
        parts.Add("Gather", [all, Order], "inputs", OnnxParts.Attribute("axis", 1));
    }

    private static string AddInputs(Model model, NumberInput[] numbers, Parts parts)
    {
        if (numbers.Length == model.Columns.Count)
        {
            string name = model.Image is null ? Numbers : Pixels;
            string meaning = model.Image is { } image
                ? $"The pixels of {image.Rows} x {image.Columns} images, row by row, each 0 to 255."
                : $"The columns, in this order: {string.Join(", ", numbers.Select(column => column.Name))}. NaN is missing.";
            parts.Inputs.Add((name, OnnxParts.Value(name, OnnxFields.Type.Double, numbers.Length, meaning)));
            return name;
        }

        foreach (InputColumn column in model.Columns)
        {
            ProtoMessage value = column is CategoryInput category
                ? OnnxParts.Value(column.Name, OnnxFields.Type.Text, 1, $"One of {string.Join(", ", category.Categories)}. An empty text is missing.")
                : OnnxParts.Value(column.Name, OnnxFields.Type.Double, 1, "A number. NaN is missing.");
            parts.Inputs.Add((column.Name, value));
        }

        if (numbers.Length < 2) return numbers.FirstOrDefault()?.Name ?? "";
        parts.Add("Concat", [.. numbers.Select(column => column.Name)], Together, OnnxParts.Attribute("axis", 1));
        return Together;
    }

    // With an empty text as the last category where an input says that the cell is empty; others make all of them 0.
    private static int AddOneHot(CategoryInput column, Parts parts, List<string> pieces)
    {
        parts.Learns = true;
        string name = $"prepare/{pieces.Count}", shape = $"{name}/shape", flat = $"{name}/one_hot";
        string[] categories = column.HasMissing ? [.. column.Categories, ""] : [.. column.Categories];
        parts.Add("OneHotEncoder", [column.Name], name, OnnxParts.LearningDomain, OnnxParts.Attribute("cats_strings", categories), OnnxParts.Attribute("zeros", 1));
        parts.Tensors.Add(OnnxParts.Tensor(shape, [-1L, categories.Length]));
        parts.Add("Reshape", [name, shape], flat);
        pieces.Add(flat);
        return categories.Length;
    }

    private static void AddAnswer(Model model, Parts parts, List<string> taken)
    {
        const string outputs = "outputs";
        switch (model.Task)
        {
            case ModelTask.Classes:
                (string label, string probabilities) = (Unused("label"), Unused("probabilities"));
                if (model.Network.Architecture.Outputs == 1)
                {
                    parts.Tensors.Add(OnnxParts.Tensor(One, 1f));
                    parts.Add("Sub", [One, outputs], Rest);
                    parts.Add("Concat", [Rest, outputs], probabilities, OnnxParts.Attribute("axis", 1));
                }
                else
                {
                    parts.Add("Identity", [outputs], probabilities);
                }

                parts.Tensors.Add(OnnxParts.Tensor(Classes, model.Classes));
                parts.Add("ArgMax", [probabilities], Index, OnnxParts.Attribute("axis", 1), OnnxParts.Attribute("keepdims", 0));
                parts.Add("Gather", [Classes, Index], label);
                parts.Outputs.Add(OnnxParts.Value(label, OnnxFields.Type.Text, null, $"The likeliest class of {model.Target.Names[0]}."));
                parts.Outputs.Add(OnnxParts.Value(probabilities, OnnxFields.Type.Single, model.Classes.Count, $"Of each class: {string.Join(", ", model.Classes)}."));
                break;
            case ModelTask.Labels:
                (string labels, probabilities) = (Unused("labels"), Unused("probabilities"));
                parts.Tensors.Add(OnnxParts.Tensor(Half, 0.5f));
                parts.Add("Greater", [outputs, Half], IsAbove);
                parts.Add("Cast", [IsAbove], labels, OnnxParts.Attribute("to", OnnxFields.Type.Int64));
                parts.Add("Identity", [outputs], probabilities);
                string names = string.Join(", ", model.Target.Names);
                parts.Outputs.Add(OnnxParts.Value(labels, OnnxFields.Type.Int64, model.Target.Names.Count, $"1 where a label holds, else 0: {names}."));
                parts.Outputs.Add(OnnxParts.Value(probabilities, OnnxFields.Type.Single, model.Target.Names.Count, $"Of each label: {names}."));
                break;
            default:
                string values = Unused("values");
                parts.Tensors.Add(OnnxParts.Tensor(TargetScales, (double[])[.. model.Target.Scales]));
                parts.Tensors.Add(OnnxParts.Tensor(TargetOffsets, (double[])[.. model.Target.Offsets]));
                parts.Add("Cast", [outputs], Double, OnnxParts.Attribute("to", OnnxFields.Type.Double));
                parts.Add("Mul", [Double, TargetScales], InUnits);
                parts.Add("Add", [InUnits, TargetOffsets], values);
                parts.Outputs.Add(OnnxParts.Value(values, OnnxFields.Type.Double, model.Target.Names.Count, $"In their own units: {string.Join(", ", model.Target.Names)}."));
                break;
        }

        // A column may be called as an output is.
        string Unused(string name)
        {
            while (taken.Contains(name)) name = $"predicted_{name}";
            return name;
        }
    }

    /// <summary>What the graph of a model has besides that of its network.</summary>
    private sealed class Parts
    {
        public List<ProtoMessage> Nodes { get; } = [];

        public List<ProtoMessage> Tensors { get; } = [];

        public List<(string Name, ProtoMessage Value)> Inputs { get; } = [];

        public List<ProtoMessage> Outputs { get; } = [];

        /// <summary>Whether there are operators for categories.</summary>
        public bool Learns { get; set; }

        public void Add(string operatorName, IReadOnlyList<string> inputs, string output, params ReadOnlySpan<ProtoMessage> attributes) =>
            Nodes.Add(OnnxParts.Node(output, operatorName, [.. inputs], output, attributes));

        public void Add(string operatorName, IReadOnlyList<string> inputs, string output, string domain, params ReadOnlySpan<ProtoMessage> attributes) =>
            Nodes.Add(OnnxParts.Node(output, operatorName, [.. inputs], output, attributes).Text(OnnxFields.Node.Domain, domain));
    }
}
