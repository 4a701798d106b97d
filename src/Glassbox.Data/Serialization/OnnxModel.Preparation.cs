using Glassbox.Serialization.Onnx;

namespace Glassbox.Data.Serialization;

// Converts columns to inputs of the network.
internal static partial class OnnxModel
{
    private const string Numbers = "numbers", Pixels = "pixels";
    private const string IsMissing = "prepare/is_missing", Filled = "prepare/filled", Shifted = "prepare/shifted", Divided = "prepare/divided";
    private const string Scaled = "prepare/scaled", Flags = "prepare/flags", Together = "prepare/together", Pieces = "prepare/pieces";
    private const string Medians = "prepare/medians", Offsets = "prepare/offsets", Scales = "prepare/scales", Order = "prepare/order";

    private static void AddPreparation(Model model, Parts parts)
    {
        NumberInput[] numbers = [.. model.Columns.OfType<NumberInput>()];
        string source = AddInputs(model, numbers, parts);
        var places = new Dictionary<InputColumn, int>(); // the start of each column's inputs among the pieces
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

        string all = pieces[0];
        if (pieces.Count > 1) parts.Add("Concat", pieces, all = Pieces, OnnxParts.Attribute("axis", 1));
        if (order.SequenceEqual(Enumerable.Range(0, order.Count).Select(place => (long)place)))
        {
            parts.Add("Identity", [all], "inputs");
            return;
        }

        parts.Tensors.Add(OnnxParts.Tensor(Order, order.ToArray()));
        parts.Add("Gather", [all, Order], "inputs", OnnxParts.Attribute("axis", 1));
    }

    private static string AddInputs(Model model, NumberInput[] numbers, Parts parts)
    {
        if (numbers.Length == model.Columns.Count)
        {
            string name = model.Image is null ? Numbers : Pixels;
            string meaning = model.Image is { } image
                ? $"The pixels of {image.Rows} x {image.Columns} images, row by row, {(image.IsColor ? "red, green and blue of each, " : "each ")}0 to 255."
                : $"The columns, in this order: {string.Join(", ", numbers.Select(column => column.Name))}. NaN is missing.";
            parts.Inputs.Add((name, OnnxParts.Value(name, OnnxFields.Type.Double, [numbers.Length], meaning)));
            return name;
        }

        foreach (InputColumn column in model.Columns)
        {
            ProtoMessage value = column is CategoryInput category
                ? OnnxParts.Value(column.Name, OnnxFields.Type.Text, [1], $"One of {string.Join(", ", category.Categories)}. An empty text is missing.")
                : OnnxParts.Value(column.Name, OnnxFields.Type.Double, [1], "A number. NaN is missing.");
            parts.Inputs.Add((column.Name, value));
        }

        if (numbers.Length < 2) return numbers.FirstOrDefault()?.Name ?? "";
        parts.Add("Concat", [.. numbers.Select(column => column.Name)], Together, OnnxParts.Attribute("axis", 1));
        return Together;
    }

    // If an input marks empty cells, the empty text is the last category; unknown categories make all inputs 0.
    private static int AddOneHot(CategoryInput column, Parts parts, List<string> pieces)
    {
        parts.Learns = true;
        string name = $"prepare/{pieces.Count}", shape = $"{name}/shape", flat = $"{name}/one_hot";
        string[] categories = column.HasMissing ? [.. column.Categories, ""] : [.. column.Categories];
        parts.Add("OneHotEncoder", [column.Name], name, OnnxParts.LearningDomain, OnnxParts.Attribute("cats_strings", categories), OnnxParts.Attribute("zeros", 1));
        parts.Values.Add(OnnxParts.Value(name, OnnxFields.Type.Single, [1, categories.Length]));
        parts.Tensors.Add(OnnxParts.Tensor(shape, [-1L, categories.Length]));
        parts.Add("Reshape", [name, shape], flat);
        pieces.Add(flat);
        return categories.Length;
    }
}
