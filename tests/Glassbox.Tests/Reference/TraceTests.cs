using CsCheck;
using Glassbox.Reference;

namespace Glassbox.Tests.Reference;

public class TraceTests
{
    [Theory]
    [InlineData(UpdateOrder.Textbook)]
    [InlineData(UpdateOrder.Video)]
    public void A_step_of_the_main_network_has_every_name_of_the_video(UpdateOrder order)
    {
        Trace trace = GoldenDigits.Load("initial").Trace(Digits.Training, 0, order: order);

        Assert.Equal([20, 784], Shape(trace["w_i_h"]));
        Assert.Equal([20, 1], Shape(trace["b_i_h"]));
        Assert.Equal([10, 20], Shape(trace["w_h_o"]));
        Assert.Equal([10, 1], Shape(trace["b_h_o"]));
        Assert.Equal([784, 1], Shape(trace["img"]));
        Assert.Equal([10, 1], Shape(trace["l"]));
        foreach (string name in new[] { "h_pre", "h", "delta_h" }) Assert.Equal([20, 1], Shape(trace[name]));
        foreach (string name in new[] { "o_pre", "o", "delta_o" }) Assert.Equal([10, 1], Shape(trace[name]));
        Assert.Equal([1, 1], Shape(trace["e"]));
        Assert.Equal(1, trace["label"].Values[5]); // the first digit is a 5
        Assert.Equal("to hidden", trace["hidden weights"].RowAxis);
        Assert.Equal("from pixel", trace["hidden weights"].ColumnAxis);
        Assert.Equal("output activations − label", trace["delta_o"].Formula);

        ReferenceNetwork golden = GoldenDigits.Load(order == UpdateOrder.Video ? "video-after-1" : "textbook-after-1");
        Near.Relative(golden.Weights[0].Values, trace["updated hidden weights"].Values, 1e-12, "hidden weights");
        Near.Relative(golden.Biases[1].Values, trace["updated output biases"].Values, 1e-12, "output biases");
    }

    [Fact]
    public void The_cost_of_a_sample_is_the_loss_in_its_trace() =>
        RandomProblem.Any(widest: 7, deepest: 4, most: 1).Sample(problem =>
        {
            ReferenceNetwork network = ReferenceNetwork.From(problem.NewNetwork());
            (double[] inputs, double[] targets) = First(problem);
            Trace trace = network.Trace(inputs, targets, problem.Loss);

            Assert.Equal(trace["loss"].Values[0], network.Cost(inputs, targets, problem.Loss));
            Assert.Throws<ArgumentException>(() => network.Cost(inputs, [.. targets, 0], problem.Loss));
        });

    [Fact]
    public void The_error_of_the_last_layer_is_the_derivative_of_its_loss()
    {
        var network = new ReferenceNetwork(new Architecture([1, 2], output: Activation.Identity));
        (network.Weights[0][0, 0], network.Weights[0][1, 0]) = (-3, 0.5);
        MustBe(Loss.MeanSquaredError, "2 / 2 · (output activations − targets)", -3, 0.5);
        MustBe(Loss.Huber, "(output activations − targets, held to within ±1) / 2", -0.5, 0.25);
        MustBe(Loss.MeanAbsoluteError, "sign(output activations − targets) / 2", -0.5, 0.5);

        void MustBe(Loss loss, string formula, params double[] errors)
        {
            TraceEntry error = network.Trace([1], [0, 0], loss)["output error"];
            Assert.Equal(formula, error.Formula);
            Assert.Equal(errors, error.Values);
        }
    }

    [Fact]
    public void The_order_of_a_trace_is_the_order_of_the_steps()
    {
        ReferenceNetwork network = GoldenDigits.Load("initial");
        string[] textbook = [.. network.Trace(Digits.Training, 0).Select(q => q.Name)];
        string[] video = [.. network.Trace(Digits.Training, 0, order: UpdateOrder.Video).Select(q => q.Name)];
        string[] forward =
        [
            "image", "label", "hidden weights", "hidden biases", "hidden sums", "hidden activations",
            "output weights", "output biases", "output sums", "output activations", "mean squared error", "loss", "correct",
        ];
        string[] output = ["output delta", "output weight gradients", "output bias gradients"];
        string[] hidden =
            ["hidden error", "hidden activation derivative", "hidden delta", "hidden weight gradients", "hidden bias gradients"];
        string[] updatedOutput = ["updated output weights", "updated output biases"];
        string[] updatedHidden = ["updated hidden weights", "updated hidden biases"];

        Assert.Equal([.. forward, .. output, .. hidden, .. updatedOutput, .. updatedHidden], textbook);
        Assert.Equal([.. forward, .. output, .. updatedOutput, .. hidden, .. updatedHidden], video);
    }

    [Fact]
    public void Every_entry_follows_from_the_entries_in_its_formula() =>
        RandomProblem.Any(widest: 7, deepest: 4, most: 1).Select(Gen.Bool).Sample((problem, isVideo) =>
        {
            ReferenceNetwork network = ReferenceNetwork.From(problem.NewNetwork());
            (double[] inputs, double[] targets) = First(problem);
            Trace trace = network.Trace(
                inputs, targets, problem.Loss, new Sgd { LearningRate = 0.1f },
                isVideo ? UpdateOrder.Video : UpdateOrder.Textbook);
            var names = new TraceNames(problem.Architecture);
            int last = problem.Architecture.Layers.Count - 1;
            for (int layer = last; layer >= 0; layer--)
            {
                string name = names.Layer(layer);
                TraceEntry into = trace[names.Into(layer)];
                double[] sums = Sum(Product(trace[$"{name} weights"], into, false), trace[$"{name} biases"].Values);
                Near.Within(sums, trace[$"{name} sums"].Values, 1e-12, 1e-14, $"{name} sums");
                if (trace.TryFind($"{name} error", out TraceEntry? error))
                {
                    if (layer < last)
                    {
                        string next = names.Layer(layer + 1);
                        TraceEntry weights = trace[isVideo ? $"updated {next} weights" : $"{next} weights"];
                        Near.Within(Product(weights, trace[$"{next} delta"], true), error.Values, 1e-12, 1e-14, $"{name} error");
                    }

                    TraceEntry derivative = trace[$"{name} activation derivative"];
                    double[] delta = derivative.Columns > 1
                        ? Product(derivative, error, true)
                        : [.. error.Values.Zip(derivative.Values, (e, d) => e * d)];
                    Near.Within(delta, trace[$"{name} delta"].Values, 1e-12, 1e-14, $"{name} delta");
                }
                else
                {
                    Assert.Equal(last, layer);
                    Assert.NotEqual(Loss.MeanSquaredError, problem.Loss);
                    Assert.Equal(trace["output activations"].Values.Zip(targets, (o, t) => o - t), trace["output delta"].Values);
                }

                double[] deltas = trace[$"{name} delta"].Values;
                double[] gradients = [.. deltas.SelectMany(d => into.Values.Select(i => d * i))];
                Near.Within(gradients, trace[$"{name} weight gradients"].Values, 1e-12, 0, $"{name} weight gradients");
                Assert.Equal(deltas, trace[$"{name} bias gradients"].Values);
                foreach (string what in new[] { "weight", "bias" })
                {
                    string many = what == "bias" ? "biases" : "weights";
                    double[] before = trace[$"{name} {many}"].Values, slopes = trace[$"{name} {what} gradients"].Values;
                    double[] updated = [.. before.Zip(slopes, (w, g) => w - (0.1 * g))];
                    Near.Within(updated, trace[$"updated {name} {many}"].Values, 1e-13, 1e-15, $"updated {name} {many}");
                }
            }
        });

    [Fact]
    public void Names_are_unique_and_shapes_match_the_values() =>
        RandomProblem.Any(widest: 5, deepest: 4, most: 1).Sample(problem =>
        {
            (double[] inputs, double[] targets) = First(problem);
            Trace trace = ReferenceNetwork.From(problem.NewNetwork()).Trace(inputs, targets, problem.Loss);
            Assert.Equal(trace.Count, trace.Select(q => q.Name).Distinct().Count());
            foreach (TraceEntry entry in trace)
            {
                Assert.Equal(entry.Rows * entry.Columns, entry.Values.Length);
                Assert.Same(entry, trace[entry.Name]);
            }
        });

    [Fact]
    public void Tracing_does_not_change_the_network_and_learning_changes_it_as_traced()
    {
        ReferenceNetwork network = GoldenDigits.Load("initial"), before = network.Clone();
        Trace traced = network.Trace(Digits.Training, 3);
        Assert.Equal(before.Weights[0].Values, network.Weights[0].Values);
        Assert.Equal(before.Biases[1].Values, network.Biases[1].Values);

        Trace learned = network.Learn(traced["image"].Values, traced["label"].Values);
        Assert.Equal(traced["updated hidden weights"].Values, learned["updated hidden weights"].Values);
        Assert.Equal(traced["updated hidden weights"].Values, network.Weights[0].Values);
        Assert.NotEqual(before.Weights[0].Values, network.Weights[0].Values);
        Assert.Equal(before.Weights[0].Values, learned["hidden weights"].Values);
    }

    [Fact]
    public void A_forward_trace_ends_with_the_outputs()
    {
        ReferenceNetwork network = GoldenDigits.Load("initial");
        Trace trace = network.Forward(Digits.Training, 7);
        Assert.Equal("output activations", trace[^1].Name);
        Assert.Equal(network.Predict(trace["image"].Values), trace["o"].Values);
        Assert.False(trace.TryFind("label", out _));
    }

    [Fact]
    public void Mismatched_sizes_and_unknown_names_are_rejected_with_a_clear_message()
    {
        ReferenceNetwork network = GoldenDigits.Load("initial");
        Assert.Contains("784 inputs", Assert.Throws<ArgumentException>(() => network.Forward([1, 2])).Message);
        Assert.Contains("10 outputs", Assert.Throws<ArgumentException>(() => network.Trace(new double[784], [1])).Message);
        Assert.Contains("cannot learn", Assert.Throws<ArgumentException>(
            () => network.Trace(new double[784], new double[10], Loss.CrossEntropy)).Message);
        Assert.Contains("from 0 to 1", Assert.Throws<ArgumentException>(
            () => network.Trace(new double[784], [2, .. new double[9]])).Message);
        Assert.Contains("'h_post'", Assert.Throws<ArgumentException>(() => network.Forward(new double[784])["h_post"]).Message);
    }

    [Fact]
    public void Only_one_hot_targets_have_a_correct_prediction()
    {
        var network = new ReferenceNetwork(new Architecture([2, 2]));
        network.Weights[0][1, 0] = 1;
        Assert.Equal(1, network.Trace([3, 0], [0, 1])["correct"].Values[0]);
        Assert.Equal(0, network.Trace([3, 0], [1, 0])["correct"].Values[0]);
        Assert.False(network.Trace([3, 0], [0.5, 0.5]).TryFind("correct", out _));
    }

    [Fact]
    public void A_network_and_its_reference_convert_to_each_other_without_loss() =>
        RandomProblem.Any(widest: 9, deepest: 3, most: 1).Sample(problem =>
        {
            Network network = problem.NewNetwork();
            Assert.Equal(network.ParametersSha256(), ReferenceNetwork.From(network).ToNetwork().ParametersSha256());
        });

    private static int[] Shape(TraceEntry entry) => [entry.Rows, entry.Columns];

    private static (double[] Inputs, double[] Targets) First(RandomProblem problem)
    {
        Dataset dataset = problem.NewDataset();
        float[] inputs = new float[dataset.Features], targets = new float[dataset.Outputs];
        dataset.CopyInputs(0, inputs);
        dataset.CopyTargets(0, targets);
        return ([.. inputs.Select(i => (double)i)], [.. targets.Select(t => (double)t)]);
    }

    private static double[] Sum(double[] left, double[] right) => [.. left.Zip(right, (l, r) => l + r)];

    private static double[] Product(TraceEntry matrix, TraceEntry vector, bool transposed)
    {
        double[] product = new double[transposed ? matrix.Columns : matrix.Rows];
        for (int r = 0; r < matrix.Rows; r++)
            for (int c = 0; c < matrix.Columns; c++)
                product[transposed ? c : r] += matrix.Values[(r * matrix.Columns) + c] * vector.Values[transposed ? r : c];
        return product;
    }

    [Fact]
    public void Every_entry_is_available_by_type_and_by_name()
    {
        var network = new ReferenceNetwork(new Architecture([3, 4, 5, 2]));
        Trace step = network.Trace([1, 2, 3], [0, 1], Loss.MeanSquaredError);
        (string Prefix, LayerTrace Layer)[] layers = [("hidden 1", step.Layers[0]), ("hidden 2", step.Layers[1]), ("output", step.Layers[2])];
        List<TraceEntry> typed = [step.Inputs, step.Targets];
        foreach ((string name, LayerTrace layer) in layers)
        {
            (TraceEntry Entry, string Name)[] entries =
            [
                (layer.Weights, "weights"), (layer.Biases, "biases"), (layer.Sums, "sums"), (layer.Activations, "activations"), (layer.Error!, "error"),
                (layer.ActivationDerivative!, "activation derivative"), (layer.Delta, "delta"), (layer.WeightGradients, "weight gradients"),
                (layer.BiasGradients, "bias gradients"),
            ];
            foreach ((TraceEntry entry, string what) in entries) Assert.Same(step[$"{name} {what}"], entry);
            Assert.Same(step[$"updated {name} weights"], layer.UpdatedWeights);
            Assert.Same(step[$"updated {name} biases"], layer.UpdatedBiases);
            typed.AddRange([.. entries.Select(e => e.Entry), layer.UpdatedWeights, layer.UpdatedBiases]);
        }

        Assert.Equal(step.Count, typed.Distinct().Count() + 3); // and cost, loss, correct
        Assert.Equal(step["mean squared error"].Values[0], step.MeanSquaredError);
        Assert.Equal(step["loss"].Values[0], step.Loss);
        Assert.Same(step["output activations"], step.Outputs);

        Trace forward = network.Forward([1, 2, 3]);
        Assert.Same(forward["hidden 2 sums"], forward.Layers[1].Sums);
        Assert.Null(forward.Layers[0].Error);
        Assert.Contains("goes forward only", Assert.Throws<InvalidOperationException>(() => forward.Layers[0].Delta).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => forward.Targets);
    }
}
