using System.Globalization;
using Microsoft.ML.OnnxRuntime;

namespace Glassbox.Data.Tests.Onnx;

/// <summary>Models of tables as ONNX models: columns in, predictions out, the same in ONNX Runtime as in Glassbox.</summary>
public class OnnxModelTests
{
    private const double Tolerance = 1e-6;

    private static readonly FitOptions brief = new() { Hidden = [12], Epochs = 30 };

    // Numbers and categories, some of them missing, and categories that no training row had.
    private static readonly string[] colors = ["red", "", "green", "blue, \"dark\"", "purple"];
    private static readonly Table flats = Text.Read("area,color,rooms,city,price,sold\n" + string.Concat(Enumerable.Range(1, 120).Select(i => string.Create(
        CultureInfo.InvariantCulture, $"{(i % 7 == 0 ? "" : 1_000_000 + (i * 0.37))},\"{colors[i % 4].Replace("\"", "\"\"", StringComparison.Ordinal)}\",{i % 5},{(i % 3 == 0 ? "Köln" : "Łódź")},{(1000 * i) + (i % 3 * 5000)},{(i % 2 == 0 ? "yes" : "no")}\n"))));

    private static readonly Table others = Text.Read("rooms,city,color,area,sold,price\n2,Łódź,green,,yes,1\n,Köln,purple,1000003.5,no,2\n-4,,\"blue, \"\"dark\"\"\",999000,no,3\n1e6,Paris,,1000044.44,yes,4\n");

    [Theory]
    [InlineData("iris", "species")]
    [InlineData("wine", "cultivar")]
    [InlineData("breast-cancer", "diagnosis")]
    public void Classes_of_a_real_table_have_the_same_probabilities_and_labels(string name, string target)
    {
        Table table = Table.FromCsv(Repository.PathOf("data", "tables", $"{name}.csv"));
        foreach (Scaling scaling in Enum.GetValues<Scaling>())
            MustAgree(Model.Fit(table, target, brief with { Scaling = scaling, Epochs = 10 }), table, scaling == Scaling.None ? 20 * Tolerance : Tolerance); // sums of thousands have fewer decimal places
    }

    [Fact]
    public void Numbers_are_predicted_in_original_units()
    {
        MustAgree(Model.Fit(Text.Friedman(300, 1), "y", brief), Text.Friedman(300, 2));
        MustAgree(Model.Fit(Text.Wine, ["alcohol", "proline"], brief), Text.Wine);
        MustAgree(Model.Fit(Text.Wine, "proline", brief with { Hidden = [], TargetScaling = Scaling.MinMax }), Text.Wine);
    }

    [Fact]
    public void Categories_and_missing_values_are_prepared_in_the_graph()
    {
        foreach (string target in (string[])["price", "sold", "city"])
        {
            var model = Model.Fit(flats, target, brief);
            MustAgree(model, flats);
            if (target != "city") MustAgree(model, others);
        }

        var categories = Model.Fit(flats.Select("color", "city", "sold"), "sold", brief);
        MustAgree(categories, flats);
        MustAgree(categories, others);
    }

    [Fact]
    public void Missing_numbers_match_whether_or_not_they_occurred_in_training()
    {
        var model = Model.Fit(Text.Wine, "cultivar", brief);
        using var run = new OnnxRun(model);
        double[] row = [.. Enumerable.Range(0, 13).Select(c => c % 3 == 0 ? double.NaN : Text.Wine[model.Columns[c].Name].Number(5))];
        float[] asked = run.Ask<float>("probabilities", OnnxRun.Input("numbers", row, 13));
        Assert.All(model.Predict(row).Values.Zip(asked), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
    }

    [Fact]
    public void Labels_and_two_classes_with_a_single_output_are_predicted_too()
    {
        double[,] values = new double[100, 4];
        for (int row = 0; row < 100; row++) (values[row, 0], values[row, 1], values[row, 2], values[row, 3]) = (row % 10, row / 10, row % 10 > 4 ? 1 : 0, row / 10 > 4 ? 1 : 0);
        var table = Table.FromArray(values, "x", "y", "right", "top");
        var labels = Model.Fit(table, ["right", "top"], brief);
        MustAgree(labels, table);
        using (var run = new OnnxRun(labels))
        {
            long[] asked = run.Ask<long>("labels", OnnxRun.Inputs(labels, table));
            for (int row = 0; row < 100; row++)
                Assert.Equal(labels.Predict(table[row]).Labels, labels.Target.Names.Where((_, place) => asked[(row * 2) + place] == 1));
        }

        // A single output, as other programs train it.
        var binary = Model.FromSaved(new SavedModel(new Network(new Architecture([3, 4, 1], Activation.Tanh, Activation.Sigmoid), seed: 4)));
        using var two = new OnnxRun(binary);
        double[] rows = [.. Enumerable.Range(0, 300).Select(i => Math.Sin(i) * 5)];
        var answers = two.Ask<float>([OnnxRun.Input("numbers", rows, 3)], "probabilities")["probabilities"];
        string[] names = two.Ask<string>("label", OnnxRun.Input("numbers", rows, 3));
        for (int row = 0; row < 100; row++)
        {
            Prediction own = binary.Predict(rows.AsSpan(row * 3, 3));
            Assert.Equal(own.Label, names[row]);
            Assert.Equal(own.Values[1], answers[(row * 2) + 1], Tolerance);
            Assert.Equal(own.Values[0], answers[row * 2], Tolerance);
        }
    }

    [Fact]
    public void Pictures_are_passed_as_pixels()
    {
        Dataset digits = Mnist.Load().Test.Take(200);
        var model = Model.Fit(digits, [.. "0123456789".Select(digit => $"the {digit}")], brief with { Epochs = 2 });
        using var run = new OnnxRun(model);
        double[] pixels = [.. Enumerable.Range(0, 200).SelectMany(digits.Pixels).Select(pixel => (double)pixel)];
        string[] labels = run.Ask<string>("label", OnnxRun.Input("pixels", pixels, 784));
        for (int i = 0; i < 200; i++) Assert.Equal(model.Predict(pixels.AsSpan(i * 784, 784)).Label, labels[i]);
    }

    [Fact]
    public void A_column_may_have_the_name_of_an_output_but_not_of_an_inner_value()
    {
        Table table = Text.Wine.Rename("alcohol", "label").Rename("ash", "probabilities").With(TableColumn.FromTexts("kind", Enumerable.Range(0, 178).Select(i => i % 2 == 0 ? "a" : "b")));
        var model = Model.Fit(table, "cultivar", brief);
        using (var run = new OnnxRun(model))
            Assert.Equal(["predicted_label", "predicted_probabilities"], run.Session.OutputMetadata.Keys);
        MustAgree(model, table);

        var e = Assert.Throws<ArgumentException>(() => OnnxRun.Saved(Model.Fit(table.Rename("label", "weights_0"), "cultivar", brief)));
        Assert.Contains("'weights_0' cannot be an input", e.Message, StringComparison.Ordinal);
        OnnxRun.Saved(Model.Fit(Text.Wine.Rename("alcohol", "weights_0"), "cultivar", brief)); // if all columns are numeric, their names are only in the metadata
    }

    [Fact]
    public void Metadata_has_the_class_names_and_digests()
    {
        var model = Model.Fit(Text.Iris, "species", brief);
        using var run = new OnnxRun(model);
        Dictionary<string, string> texts = run.Session.ModelMetadata.CustomMetadataMap;
        Assert.Equal("""["setosa","versicolor","virginica"]""", texts["glassbox.classes"]);
        Assert.Equal(model.Network.ParametersSha256(), texts["glassbox.parametersSha256"]);
        Assert.Contains(model.DataSha256!, texts["glassbox.model"], StringComparison.Ordinal);
        Assert.Contains("\"optimizer\"", texts["glassbox.recipe"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_with_columns_is_saved_only_with_them_and_one_with_a_custom_activation_not_at_all()
    {
        using var stream = new MemoryStream();
        var e = Assert.Throws<ArgumentException>(() => ModelFile.Save(stream, ModelFormat.Onnx, Model.Fit(Text.Iris, "species", brief).ToSaved()));
        Assert.Contains("save the whole model", e.Message, StringComparison.Ordinal);
        e = Assert.Throws<ArgumentException>(() => OnnxRun.Saved(new Network(new Architecture([2, 3, 1], new Cube()))));
        Assert.Contains("ONNX has no activation 'cube'", e.Message, StringComparison.Ordinal);
        Assert.Equal(0, stream.Length);
    }

    [Fact]
    public void A_modified_graph_is_read_node_by_node()
    {
        // Numeric columns only: without Glassbox's metadata, scaling and units are part of the layers. Missing values are not possible.
        var model = Model.Fit(Text.Wine, "proline", brief);
        byte[] bytes = OnnxRun.Saved(model);
        bytes.AsSpan()[(bytes.AsSpan().IndexOf("layer_0"u8) + 6)] = (byte)'9';
        var e = Assert.Throws<DataFormatException>(() => Model.Load(new MemoryStream(bytes), ModelFormat.Onnx));
        Assert.Contains("(IsNaN): inputs are prepared in a way that cannot be read back", e.Message, StringComparison.Ordinal);
    }

    private static void MustAgree(Model model, Table table, double tolerance = Tolerance)
    {
        using var run = new OnnxRun(model);
        NamedOnnxValue[] inputs = OnnxRun.Inputs(model, table);
        IReadOnlyList<Prediction> own = model.PredictAll(table);
        string Named(string name) => run.Session.OutputMetadata.ContainsKey(name) ? name : $"predicted_{name}";
        double[] asked = model.Task == ModelTask.Regression
            ? run.Ask<double>("values", inputs)
            : Array.ConvertAll(run.Ask<float>(Named("probabilities"), inputs), value => (double)value);
        string[]? labels = model.Task == ModelTask.Classes ? run.Ask<string>(Named("label"), inputs) : null;
        int width = model.Target.Outputs;
        Assert.Equal(own.Count * width, asked.Length);
        for (int row = 0; row < own.Count; row++)
        {
            for (int o = 0; o < width; o++)
            {
                // A regression's network predicts in standard deviations, to which the tolerance applies.
                double scale = model.Task == ModelTask.Regression ? model.Target.Scales[o] * Math.Max(1, Math.Abs((own[row].Values[o] - model.Target.Offsets[o]) / model.Target.Scales[o])) : 1;
                Assert.True(Math.Abs(own[row].Values[o] - asked[(row * width) + o]) <= tolerance * scale, string.Create(CultureInfo.InvariantCulture, $"row {row}: {own[row].Values[o]} here, {asked[(row * width) + o]} there"));
            }

            if (labels is not null) Assert.Equal(own[row].Label, labels[row]);
        }

        // Load it from the file again.
        Model loaded = Model.Load(new MemoryStream(OnnxRun.Saved(model)), ModelFormat.Onnx);
        Assert.Equal(own.SelectMany(p => p.Values), loaded.PredictAll(table).SelectMany(p => p.Values));
    }

    private sealed class Cube() : Activation("cube", double.NegativeInfinity, double.PositiveInfinity)
    {
        public override void Forward(ReadOnlySpan<float> sums, Span<float> outputs)
        {
            for (int i = 0; i < sums.Length; i++) outputs[i] = sums[i] * sums[i] * sums[i];
        }

        public override void Backward(ReadOnlySpan<float> sums, ReadOnlySpan<float> outputs, ReadOnlySpan<float> errors, Span<float> deltas)
        {
            for (int i = 0; i < sums.Length; i++) deltas[i] = 3 * sums[i] * sums[i] * errors[i];
        }
    }
}
