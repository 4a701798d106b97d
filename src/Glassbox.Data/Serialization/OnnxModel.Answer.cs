using Glassbox.Serialization.Onnx;

namespace Glassbox.Data.Serialization;

// Converts the outputs of the network to predictions.
internal static partial class OnnxModel
{
    private const string Index = "answer/index", Classes = "answer/classes", One = "answer/one", Half = "answer/half", IsAbove = "answer/is_above";
    private const string Rest = "answer/rest", Double = "answer/double", InUnits = "answer/in_units", TargetScales = "answer/scales", TargetOffsets = "answer/offsets";

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
                parts.Outputs.Add(OnnxParts.Value(label, OnnxFields.Type.Text, [], $"The likeliest class of {model.Target.Names[0]}."));
                parts.Outputs.Add(OnnxParts.Value(probabilities, OnnxFields.Type.Single, [model.Classes.Count], $"Of each class: {string.Join(", ", model.Classes)}."));
                break;
            case ModelTask.Labels:
                (string labels, probabilities) = (Unused("labels"), Unused("probabilities"));
                parts.Tensors.Add(OnnxParts.Tensor(Half, 0.5f));
                parts.Add("Greater", [outputs, Half], IsAbove);
                parts.Add("Cast", [IsAbove], labels, OnnxParts.Attribute("to", OnnxFields.Type.Int64));
                parts.Add("Identity", [outputs], probabilities);
                string names = string.Join(", ", model.Target.Names);
                parts.Outputs.Add(OnnxParts.Value(labels, OnnxFields.Type.Int64, [model.Target.Names.Count], $"1 where a label holds, else 0: {names}."));
                parts.Outputs.Add(OnnxParts.Value(probabilities, OnnxFields.Type.Single, [model.Target.Names.Count], $"Of each label: {names}."));
                break;
            default:
                string values = Unused("values");
                parts.Tensors.Add(OnnxParts.Tensor(TargetScales, (double[])[.. model.Target.Scales]));
                parts.Tensors.Add(OnnxParts.Tensor(TargetOffsets, (double[])[.. model.Target.Offsets]));
                parts.Add("Cast", [outputs], Double, OnnxParts.Attribute("to", OnnxFields.Type.Double));
                parts.Add("Mul", [Double, TargetScales], InUnits);
                parts.Add("Add", [InUnits, TargetOffsets], values);
                parts.Outputs.Add(OnnxParts.Value(values, OnnxFields.Type.Double, [model.Target.Names.Count], $"In their own units: {string.Join(", ", model.Target.Names)}."));
                break;
        }

        // A column may have the name of an output.
        string Unused(string name)
        {
            while (taken.Contains(name)) name = $"predicted_{name}";
            return name;
        }
    }
}
