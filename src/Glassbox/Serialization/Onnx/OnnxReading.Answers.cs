namespace Glassbox.Serialization.Onnx;

// Nodes after a network that turn its outputs into class names.
internal sealed partial class OnnxReading
{
    // Both classes of one probability: 1 − p and p.
    private static OnnxValue.Answer BothClasses(OnnxNode node, OnnxValue?[] given) =>
        given is [OnnxValue.Signal no, OnnxValue.Signal yes] && ReferenceEquals(no.Layer, yes.Layer) && yes.Layer.Size == 1
            && Affine.Between(no.Formula, yes.Formula) is { Scale: [-1], Shift: [1] } && node.Integer("axis", 0) is 1 or -1
            ? new OnnxValue.Answer(yes)
            : throw node.Fault("it brings values together; expected a chain, each layer after the other");

    // The nodes after a network in scikit-learn's classifiers.
    private OnnxValue.Answer Read(OnnxNode node, OnnxValue?[] given, OnnxValue.Answer answer)
    {
        switch (node.Domain, node.Operator)
        {
            case ("", "ArgMax" or "Cast" or "Reshape" or "Identity" or "Squeeze" or "Flatten" or "Unsqueeze"):
                return answer;
            case (OnnxParts.LearningDomain, "Binarizer"):
                return node.Single("threshold", 0) == 0.5 ? answer : throw node.Fault(FormattableString.Invariant($"it names what is above {(float)node.Single("threshold", 0)}; expected 0.5, above which a probability is an answer here"));
            case (OnnxParts.LearningDomain, "ZipMap"):
                string[] names = node.Texts("classlabels_strings");
                classes.Add(names.Length > 0 ? names : Array.ConvertAll(node.Integers("classlabels_int64s"), Name));
                return answer;
            case (OnnxParts.LearningDomain, "ArrayFeatureExtractor") or ("", "Gather") when given is [OnnxValue.Held held, ..]:
                classes.Add(held.Tensor.IsText ? held.Tensor.Texts() : held.Tensor.IsInteger ? Array.ConvertAll(held.Tensor.Integers(), Name) : []);
                return answer;
            default:
                throw Foreign(node);
        }
    }

    private static string Name(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
