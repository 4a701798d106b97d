namespace Glassbox.Serialization.Onnx;

/// <summary>Follows the rows through the nodes of any graph: it finds a chain of dense layers and activations, or an error that names the node.</summary>
/// <remarks>The operators: the ONNX specification, "Operator Schemas", and "ai.onnx.ml".</remarks>
internal sealed partial class OnnxReading
{
    private const string Known = "Gemm, MatMul, Add, Sub, Mul, Div, Relu, LeakyRelu, PRelu, Sigmoid, Tanh, Gelu, Softmax, BatchNormalization, Scaler, Flatten, Reshape, Identity, Dropout and Cast";

    private readonly OnnxGraph graph;
    private readonly string file;
    private readonly Dictionary<string, OnnxValue> values = new(StringComparer.Ordinal);
    private readonly List<string[]> classes = [];

    private OnnxReading(OnnxGraph graph, string file) => (this.graph, this.file) = (graph, file);

    /// <summary>Returns the network of a graph, and its class names, if any.</summary>
    /// <exception cref="DataFormatException">The graph is not such a network.</exception>
    public static (OnnxValue.Signal Result, string[]? Classes) Follow(OnnxGraph graph, string file)
    {
        var reading = new OnnxReading(graph, file);
        foreach ((string name, OnnxTensor tensor) in graph.Tensors) reading.values[name] = new OnnxValue.Held(tensor);
        OnnxInput[] inputs = [.. graph.Inputs];
        if (inputs is not [var input])
            throw new DataFormatException(file, null, inputs.Length == 0 ? "nothing goes into the graph" : $"{inputs.Length} values go into the graph ({Names(inputs.Select(i => i.Name))}); expected one, of all inputs");
        var layer = new OnnxLayer(input.Features);
        reading.values[input.Name] = new OnnxValue.Signal(layer, layer.Sums, input.Shape?.Length);
        foreach (OnnxNode node in graph.Nodes) reading.Take(node);
        OnnxValue.Signal result = reading.Result();
        return (result, reading.classes.Find(names => names.Length == Math.Max(2, result.Layer.Size ?? 0)));
    }

    private OnnxValue.Signal Result()
    {
        OnnxValue.Signal? result = null;
        foreach (string name in graph.Outputs)
        {
            if (values.GetValueOrDefault(name) is OnnxValue.Unknown unknown) throw Foreign(unknown.Node);
            OnnxValue.Signal? signal = values.GetValueOrDefault(name) switch { OnnxValue.Signal own => own, OnnxValue.Answer answer => answer.Of, _ => null };
            if (signal is null) throw new DataFormatException(file, $"output '{OnnxNode.Short(name)}'", "it does not come from the inputs");
            if (result is not null && !(ReferenceEquals(result.Layer, signal.Layer) && ReferenceEquals(result.Formula, signal.Formula)))
                throw new DataFormatException(file, $"output '{OnnxNode.Short(name)}'", "it is another layer than the output before it; expected one");
            result = signal;
        }

        if (result is null) throw new DataFormatException(file, null, "nothing comes out of the graph");
        return result.Layer.Before is not null ? result : throw new DataFormatException(file, null, "there is no layer with weights between input and output");
    }

    private void Take(OnnxNode node)
    {
        OnnxValue?[] given = Array.ConvertAll(node.Inputs, name => name.Length == 0 ? null : values.GetValueOrDefault(name)
            ?? throw node.Fault($"its input '{OnnxNode.Short(name)}' is made by no node before it"));
        OnnxValue made = Made(node, given);
        for (int i = 0; i < node.Outputs.Length; i++)
        {
            string output = node.Outputs[i]; // further outputs are masks and training statistics, which do not matter
            if (output.Length > 0 && !values.TryAdd(output, i == 0 ? made : new OnnxValue.Unknown(node)))
                throw node.Fault($"its output '{OnnxNode.Short(output)}' is made by another node too");
        }
    }

    private OnnxValue Made(OnnxNode node, OnnxValue?[] given)
    {
        if (node is { Operator: "Constant", Domain: "" }) return new OnnxValue.Held(node.Constant());
        OnnxValue.Signal? signal = given.OfType<OnnxValue.Signal>().FirstOrDefault();
        OnnxValue.Answer? answer = given.OfType<OnnxValue.Answer>().FirstOrDefault();
        foreach (OnnxValue.Unknown unknown in given.OfType<OnnxValue.Unknown>())
            if (signal is not null || answer is not null) throw Foreign(unknown.Node);
        if (given is [{ } only] && node is { Operator: "Identity", Domain: "" }) return only;
        if (answer is not null) return Read(node, given, answer);
        return signal is null ? OfConstants(node, given) : OfSignal(node, given, signal);
    }

    private OnnxValue OfSignal(OnnxNode node, OnnxValue?[] given, OnnxValue.Signal signal)
    {
        switch (node.Domain, node.Operator)
        {
            case ("", "Gemm"): return Gemm(node, given);
            case ("", "MatMul"): return MatMul(node, given);
            case ("", "Add"): return Pair(node, given, '+');
            case ("", "Sub"): return Pair(node, given, '-');
            case ("", "Mul"): return Pair(node, given, '*');
            case ("", "Div"): return Pair(node, given, '/');
            case ("", "Pow"): return Pair(node, given, '^');
            case ("", "Max") when given.Length == 2: return Pair(node, given, '>');
            case ("", "Sum") when given.Length == 2: return Pair(node, given, '+');
            case ("", "Relu"): return Function(node, signal, x => Math.Max(0, x));
            case ("", "Sigmoid"): return Function(node, signal, x => 1 / (1 + Math.Exp(-x)));
            case ("", "Tanh"): return Function(node, signal, Math.Tanh);
            case ("", "Neg"): return Function(node, signal, x => -x);
            case ("", "Exp"): return Function(node, signal, Math.Exp);
            case ("", "Reciprocal"): return Function(node, signal, x => 1 / x);
            case ("", "Erf"): return Function(node, signal, ErrorFunction);
            case ("", "Swish"): return Function(node, signal, Swish(node.Single("alpha", 1)));
            case ("", "LeakyRelu"): return Function(node, signal, Leaky(node.Single("alpha", 0.01)));
            case ("", "PRelu") when given is [_, OnnxValue.Held { Tensor.Count: 1 } slope]: return Function(node, signal, Leaky(slope.Tensor.Numbers()[0]));
            case ("", "Gelu"): return Function(node, signal, node.Text("approximate", "none") == "tanh" ? x => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x)))) : x => 0.5 * x * (1 + ErrorFunction(x / Math.Sqrt(2))));
            case ("", "Softmax"): return Softmax(node, signal);
            case ("", "BatchNormalization"): return Normalized(node, given, signal);
            case (OnnxParts.LearningDomain, "Scaler"): return Scaled(node, signal);
            case ("", "Cast"): return Cast(node, signal);
            case ("", "Dropout"): return Dropout(node, given, signal);
            case ("", "Flatten"): return Flatten(node, signal);
            case ("", "Reshape") when signal.Layer.Size == 1 && given is [_, { } one] && Elements(one) is [-1]: return new OnnxValue.Answer(signal);
            case ("", "Reshape"): return Reshape(node, given, signal);
            case ("", "Shape"): return new OnnxValue.Sizes([-1, .. Enumerable.Repeat(-1L, Math.Max(0, (signal.Rank ?? 2) - 1))]);
            case ("", "Squeeze") when signal.Layer.Size == 1: return new OnnxValue.Answer(signal);
            case ("", "Concat"): return BothClasses(node, given);
            case ("", "ArgMax") or (OnnxParts.LearningDomain, "ZipMap") or (OnnxParts.LearningDomain, "Binarizer"): return Read(node, given, new OnnxValue.Answer(signal));
            default: throw Foreign(node);
        }
    }

    private static DataFormatException Foreign(OnnxNode node) => node.Fault(node.Operator switch
    {
        "LogSoftmax" => "the logarithm of softmax is no activation here: export the network with Softmax, or without it",
        "Conv" or "MaxPool" or "AveragePool" or "LSTM" or "GRU" or "RNN" or "Attention" => "this is no chain of dense layers, which is what can be read",
        "Gather" or "OneHotEncoder" or "Where" or "IsNaN" or "Imputer" or "LabelEncoder" =>
            "inputs are prepared in a way that cannot be read back; expected a chain of dense layers and activations",
        _ => $"this operator is not known; known are {Known}",
    });

    private static OnnxValue.Signal Pair(OnnxNode node, OnnxValue?[] given, char sign)
    {
        OnnxValue.Signal? signal = given.OfType<OnnxValue.Signal>().First();
        if (given.Length != 2) throw node.Fault("expected two inputs");
        return Of(node, signal, new Formula.Pair(node, sign, Term(node, given[0], signal), Term(node, given[1], signal)));
    }

    private static Formula Term(OnnxNode node, OnnxValue? value, OnnxValue.Signal signal)
    {
        switch (value)
        {
            case OnnxValue.Signal other when ReferenceEquals(other.Layer, signal.Layer):
                return other.Formula;
            case OnnxValue.Signal:
                throw node.Fault("it brings two layers together; expected a chain, each layer after the other");
            case OnnxValue.Held held when held.Tensor.Count == 1 || (signal.Rank is null or 2 && IsRow(held.Tensor, signal.Layer.Size)):
                return held.Constant;
            case OnnxValue.Held held:
                throw node.Fault($"its constant has the shape {NpyHeader.Describe(held.Tensor.Shape)}; expected one number, or one for each of {signal.Layer.Size?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "the"} neurons");
            default:
                throw node.Fault("expected numbers");
        }
    }

    // One number for each element of a row.
    private static bool IsRow(OnnxTensor tensor, int? size) =>
        tensor.Count == 1 || (tensor.Shape.Length is 1 or 2 && tensor.Shape[^1] == tensor.Count && (size is null || size == tensor.Count));

    private static OnnxValue.Signal Function(OnnxNode node, OnnxValue.Signal signal, Func<double, double> function) =>
        Of(node, signal, new Formula.Function(node, signal.Formula, function));

    private static OnnxValue.Signal Of(OnnxNode node, OnnxValue.Signal signal, Formula formula) => formula.Size <= Formula.MostTerms
        ? signal with { Formula = formula }
        : throw node.Fault("more is done between two layers than any activation does");

    private OnnxValue.Signal Softmax(OnnxNode node, OnnxValue.Signal signal)
    {
        long axis = node.Integer("axis", graph.Operators < 13 ? 1 : -1);
        if (axis != 1 && axis != -1) throw node.Fault($"it goes along axis {axis}; expected 1 or -1");
        return Of(node, signal, new Formula.Softmax(node, signal.Formula));
    }

    private static OnnxValue.Signal Cast(OnnxNode node, OnnxValue.Signal signal) => node.Integer("to", 0) is OnnxFields.Type.Single or OnnxFields.Type.Double
        ? signal
        : throw node.Fault("it makes other numbers than float32 or float64");

    private static OnnxValue.Signal Dropout(OnnxNode node, OnnxValue?[] given, OnnxValue.Signal signal)
    {
        bool isTraining = given.Length > 2 && given[2] is not null && !(given[2] is OnnxValue.Held { Tensor: { IsInteger: true, Count: 1 } mode } && mode.Integers()[0] == 0);
        return isTraining ? throw node.Fault("it drops numbers; expected a network that is not in training") : signal;
    }

    private static string Names(IEnumerable<string> names)
    {
        string[] some = [.. names.Take(6)];
        return string.Join(", ", some.Take(5).Select(OnnxNode.Short)) + (some.Length > 5 ? ", …" : "");
    }

    private static Func<double, double> Leaky(double slope) => x => x > 0 ? x : slope * x;

    private static Func<double, double> Swish(double alpha) => x => x / (1 + Math.Exp(-alpha * x));

    // Abramowitz and Stegun 1964, 7.1.26: to 1.5e-7, enough to recognize the exact GELU.
    private static double ErrorFunction(double x)
    {
        double t = 1 / (1 + (0.3275911 * Math.Abs(x)));
        double sum = t * (0.254829592 + (t * (-0.284496736 + (t * (1.421413741 + (t * (-1.453152027 + (t * 1.061405429))))))));
        double y = 1 - (sum * Math.Exp(-x * x));
        return x < 0 ? -y : y;
    }
}
