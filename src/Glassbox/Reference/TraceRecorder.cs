namespace Glassbox.Reference;

/// <summary>Records the values of a forward state and a step, with names, shapes and formulas.</summary>
internal sealed class TraceRecorder
{
    private readonly ReferenceNetwork network; // before the step
    private readonly ForwardState state;
    private readonly TraceNames names;
    private readonly List<TraceEntry> entries = [];

    private TraceRecorder(ReferenceNetwork network, ForwardState state)
    {
        this.network = network;
        this.state = state;
        names = new TraceNames(network.Architecture);
    }

    private int Last => network.Weights.Count - 1;

    private string Outputs => $"{names.Layer(Last)} activations";

    /// <summary>Records only the forward pass.</summary>
    public static Trace Forward(ReferenceNetwork network, ForwardState state)
    {
        var recorder = new TraceRecorder(network, state);
        recorder.Inputs();
        recorder.Forward();
        return new Trace(recorder.entries);
    }

    /// <summary>Records a whole step.</summary>
    /// <param name="before">The network before it.</param>
    /// <param name="after">The network after it.</param>
    /// <param name="state">The sample.</param>
    /// <param name="step">The step.</param>
    /// <param name="options">Its loss and its optimizer.</param>
    /// <param name="order">Its order.</param>
    public static Trace Step(
        ReferenceNetwork before, ReferenceNetwork after, ForwardState state, Step step, TrainingOptions options, UpdateOrder order)
    {
        var recorder = new TraceRecorder(before, state);
        LossFormula loss = LossFormula.For(options.Loss);
        recorder.Inputs();
        recorder.Targets();
        recorder.Forward();
        recorder.Cost(loss);
        for (int layer = recorder.Last; layer >= 0; layer--)
        {
            recorder.Backward(layer, loss, order);
            recorder.Gradients(layer, step);
            if (order == UpdateOrder.Video) recorder.Update(layer, after, options.Optimizer);
        }

        if (order == UpdateOrder.Textbook)
            for (int layer = recorder.Last; layer >= 0; layer--) recorder.Update(layer, after, options.Optimizer);
        return new Trace(recorder.entries);
    }

    private void Inputs() => Vector(
        TraceKind.Inputs, TraceStage.Given, 0, names.Inputs, names.Short("img"), state.Inputs, names.IsImage ? "pixel" : "input", "");

    private void Targets() => Vector(
        TraceKind.Targets, TraceStage.Given, 0, names.Targets, names.Short("l"), state.Targets, "output", "");

    private void Forward()
    {
        for (int layer = 0; layer <= Last; layer++)
        {
            ActivationFormula formula = ActivationFormula.For(network.Architecture.Layers[layer].Activation);
            string name = names.Layer(layer);
            Parameters(TraceKind.Weights, TraceKind.Biases, TraceStage.Forward, layer, "", network, "");
            Vector(TraceKind.Sums, TraceStage.Forward, layer + 1, $"{name} sums", names.Short(layer, "h_pre", "o_pre"), state.Sums[layer], name,
                $"{name} weights · {names.Into(layer)} + {name} biases");
            Vector(TraceKind.Activations, TraceStage.Forward, layer + 1, $"{name} activations", names.Short(layer, "h", "o"),
                state.Activations[layer], name, $"f({name} sums), f(x) = {formula.Text}");
        }
    }

    private void Cost(LossFormula loss)
    {
        (double[] sums, double[] outputs, double[] targets) = (state.Sums[Last], state.Activations[Last], state.Targets);
        Number(TraceKind.MeanSquaredError, "mean squared error", names.Short("e"), new MeanSquaredErrorFormula().Value(sums, outputs, targets),
            $"mean of ({Outputs} − {names.Targets})²");
        Number(TraceKind.Loss, "loss", null, loss.Value(sums, outputs, targets), $"{loss.Text}, o = {Outputs}, t = {names.Targets}");
        if (IsOneHot(targets)) Number(TraceKind.Correct, "correct", null, outputs.ArgMax() == targets.ArgMax() ? 1 : 0,
            $"1 where the largest of {Outputs} stands in the place of the largest of {names.Targets}, else 0");
    }

    private static bool IsOneHot(double[] targets) =>
        targets.Count(t => t == 1) == 1 && targets.Count(t => t == 0) == targets.Length - 1;

    private void Backward(int layer, LossFormula loss, UpdateOrder order)
    {
        string name = names.Layer(layer), delta = $"{name} delta";
        string? shortDelta = names.Short(layer, "delta_h", "delta_o");
        if (layer == Last && loss.DeltaIsDifference)
        {
            Vector(TraceKind.Delta, TraceStage.Backward, layer + 1, delta, shortDelta, state.Deltas[layer], name,
                $"{Outputs} − {names.Targets}");
            return;
        }

        string next = layer == Last ? "" : names.Layer(layer + 1);
        string from = order == UpdateOrder.Video ? "updated " : "";
        Vector(TraceKind.Error, TraceStage.Backward, layer + 1, $"{name} error", null, state.Errors[layer], name, layer == Last
            ? loss.DerivativeText(Outputs, names.Targets, state.Targets.Length)
            : $"transpose of {from}{next} weights · {next} delta");

        ActivationFormula formula = ActivationFormula.For(network.Architecture.Layers[layer].Activation);
        Matrix derivative = state.Derivatives[layer];
        bool isVector = derivative.Columns == 1;
        entries.Add(new TraceEntry
        {
            Name = $"{name} activation derivative",
            Kind = TraceKind.ActivationDerivative,
            Stage = TraceStage.Backward,
            Layer = layer + 1,
            Rows = derivative.Rows,
            Columns = derivative.Columns,
            RowAxis = name,
            ColumnAxis = isVector ? "" : $"by sum of {name}",
            Formula = $"f′({name} sums), {(formula is SoftmaxFormula ? "" : "f′(x) = ")}{formula.DerivativeText}",
            Values = [.. derivative.Values],
        });
        Vector(TraceKind.Delta, TraceStage.Backward, layer + 1, delta, shortDelta, state.Deltas[layer], name, isVector
            ? $"{name} error × {name} activation derivative, element by element"
            : $"transpose of {name} activation derivative · {name} error");
    }

    private void Gradients(int layer, Step step)
    {
        string name = names.Layer(layer);
        Matrix weights = step.WeightGradients[layer];
        Weights(TraceKind.WeightGradients, TraceStage.Backward, layer, $"{name} weight gradients", null, weights,
            $"{name} delta · transpose of {names.Into(layer)}");
        Vector(TraceKind.BiasGradients, TraceStage.Backward, layer + 1, $"{name} bias gradients", null,
            step.BiasGradients[layer].Values, names.To(layer), $"{name} delta");
    }

    private void Update(int layer, ReferenceNetwork after, Optimizer optimizer)
    {
        string rate = FormattableString.Invariant($"{optimizer.LearningRate}");
        Parameters(TraceKind.UpdatedWeights, TraceKind.UpdatedBiases, TraceStage.Update, layer, "updated ", after, optimizer is Sgd { IsPlain: true }
            ? $"{{0}} − {rate} · {{1}} gradients"
            : $"{{0}} after a first step of {optimizer.Name} along {{1}} gradients, learning rate {rate}");
    }

    /// <summary>Records the weights and the biases of a layer.</summary>
    private void Parameters(
        TraceKind weights, TraceKind biases, TraceStage stage, int layer, string prefix, ReferenceNetwork from, string formula)
    {
        string name = names.Layer(layer);
        Weights(weights, stage, layer, $"{prefix}{name} weights", names.Short(layer, "w_i_h", "w_h_o"), from.Weights[layer],
            formula.Replace("{0}", $"{name} weights").Replace("{1}", $"{name} weight"));
        Vector(biases, stage, layer + 1, $"{prefix}{name} biases", names.Short(layer, "b_i_h", "b_h_o"), from.Biases[layer].Values,
            names.To(layer), formula.Replace("{0}", $"{name} biases").Replace("{1}", $"{name} bias"));
    }

    private void Weights(
        TraceKind kind, TraceStage stage, int layer, string name, string? shortName, Matrix matrix, string formula) =>
        entries.Add(new TraceEntry
        {
            Name = name,
            Kind = kind,
            ShortName = shortName,
            Stage = stage,
            Layer = layer + 1,
            Rows = matrix.Rows,
            Columns = matrix.Columns,
            RowAxis = names.To(layer),
            ColumnAxis = names.From(layer),
            Formula = formula,
            Values = [.. matrix.Values],
        });

    private void Vector(
        TraceKind kind, TraceStage stage, int layer, string name, string? shortName, double[] values, string axis,
        string formula) =>
        entries.Add(new TraceEntry
        {
            Name = name,
            Kind = kind,
            ShortName = shortName,
            Stage = stage,
            Layer = layer,
            Rows = values.Length,
            Columns = 1,
            RowAxis = axis,
            Formula = formula,
            Values = [.. values],
        });

    private void Number(TraceKind kind, string name, string? shortName, double value, string formula) =>
        Vector(kind, TraceStage.Cost, 0, name, shortName, [value], "", formula);
}
