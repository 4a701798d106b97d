using Glassbox.Guide.Code;
using Glassbox.Reference;

namespace Glassbox.Guide.Scenes.Debugger;

/// <summary>The steps of one sample in the order in which they are taken.</summary>
public sealed class Script
{
    private readonly List<Beat> beats = [];
    private int statement;

    private Script(UpdateOrder order)
    {
        Order = order;
        Add(Stage.Sample, "start", Operation.Begin, "The loop takes up this digit", null, [], CodeMarkers.Samples);
        Add(Stage.Sample, "image", Operation.Scale, "Bytes become numbers", Variable.Image, [], CodeMarkers.ImageAndLabel, CodeMarkers.Image);
        Add(Stage.Sample, "label", Operation.Place, "The label becomes ten places", Variable.Label, [], CodeMarkers.ImageAndLabel, CodeMarkers.OneHot);
        Forward(Stage.Forward, "");
        Cost(Stage.Cost, "");
        Add(Stage.Cost, "correct", Operation.Judge, "Is the answer right?", Variable.Correct, [Variable.Output, Variable.Label], CodeMarkers.Correct, CodeMarkers.ArgMax);
        Add(Stage.Backward, "output-delta", Operation.Difference, "Output minus label", Variable.OutputDelta, [Variable.Output, Variable.Label], CodeMarkers.OutputDelta);
        if (order == UpdateOrder.Video) UpdateOutput();
        Add(Stage.Backward, "hidden-error", Operation.SendBack, "The error goes back through the weights", Variable.HiddenError,
            [Variable.OutputWeights, Variable.OutputDelta], CodeMarkers.HiddenDelta, CodeMarkers.BackwardBody);
        And(Stage.Backward, "hidden-delta", Operation.Slope, "Times the slope of the sigmoid", Variable.HiddenDelta,
            [Variable.HiddenError, Variable.Hidden], CodeMarkers.HiddenDelta, CodeMarkers.BackwardBody);
        if (order == UpdateOrder.Textbook) UpdateOutput();
        Add(Stage.Update, "hidden-weights", Operation.StepWeights, "The hidden weights step downhill", Variable.HiddenWeights,
            [Variable.HiddenDelta, Variable.Image], CodeMarkers.HiddenUpdate, CodeMarkers.UpdateWeights);
        And(Stage.Update, "hidden-biases", Operation.StepBiases, "And the hidden biases", Variable.HiddenBiases,
            [Variable.HiddenDelta], CodeMarkers.HiddenUpdate, CodeMarkers.UpdateBias);
        Forward(Stage.Again, "again-");
        Cost(Stage.Again, "again-");
    }

    /// <summary>The textbook's order, which is that of nn.cs.</summary>
    public static Script Textbook { get; } = new(UpdateOrder.Textbook);

    /// <summary>The order of the program in the video: the output layer changes before the error goes back through it.</summary>
    public static Script Video { get; } = new(UpdateOrder.Video);

    /// <summary>When the weights change.</summary>
    public UpdateOrder Order { get; }

    /// <summary>All steps.</summary>
    public IReadOnlyList<Beat> Beats => beats;

    /// <summary>The steps of an order.</summary>
    public static Script For(UpdateOrder order) => order == UpdateOrder.Video ? Video : Textbook;

    /// <summary>The place of the step of a name; null where there is none.</summary>
    public int? Find(string key) => beats.FindIndex(b => b.Key == key) is >= 0 and int place ? place : null;

    /// <summary>The first and the last step of the statement of a step.</summary>
    public (int First, int Last) StatementOf(int beat)
    {
        int number = beats[beat].Statement;
        return (beats.FindIndex(b => b.Statement == number), beats.FindLastIndex(b => b.Statement == number));
    }

    private void Forward(Stage stage, string prefix)
    {
        string again = stage == Stage.Again ? "Again: " : "";
        CodeMarker[] sums = [CodeMarkers.ForwardBody, CodeMarkers.DotSum], squash = [CodeMarkers.Sigmoid, CodeMarkers.ForwardBody];
        Add(stage, prefix + "hidden-sums", Operation.Sum, again + "hidden weights · image + hidden biases", Variable.HiddenSums,
            [Variable.HiddenWeights, Variable.Image, Variable.HiddenBiases], CodeMarkers.Hidden, sums);
        And(stage, prefix + "hidden", Operation.Squash, again + "each hidden sum is squashed", Variable.Hidden,
            [Variable.HiddenSums], CodeMarkers.Hidden, squash);
        Add(stage, prefix + "output-sums", Operation.Sum, again + "output weights · hidden + output biases", Variable.OutputSums,
            [Variable.OutputWeights, Variable.Hidden, Variable.OutputBiases], CodeMarkers.Output, sums);
        And(stage, prefix + "output", Operation.Squash, again + "each output sum is squashed", Variable.Output,
            [Variable.OutputSums], CodeMarkers.Output, squash);
    }

    private void Cost(Stage stage, string prefix) => Add(
        stage, prefix + "error", Operation.Cost, stage == Stage.Again ? "Again: the cost" : "How wrong, in one number", Variable.Error,
        [Variable.Output, Variable.Label], CodeMarkers.Error);

    private void UpdateOutput()
    {
        Add(Stage.Update, "output-weights", Operation.StepWeights, "The output weights step downhill", Variable.OutputWeights,
            [Variable.OutputDelta, Variable.Hidden], CodeMarkers.OutputUpdate, CodeMarkers.UpdateWeights);
        And(Stage.Update, "output-biases", Operation.StepBiases, "And the output biases", Variable.OutputBiases,
            [Variable.OutputDelta], CodeMarkers.OutputUpdate, CodeMarkers.UpdateBias);
    }

    /// <summary>A statement.</summary>
    private void Add(
        Stage stage, string key, Operation operation, string title, Variable? writes, Variable[] reads,
        CodeMarker line, params CodeMarker[] inside)
    {
        statement++;
        And(stage, key, operation, title, writes, reads, line, inside);
    }

    /// <summary>What the same statement also does.</summary>
    private void And(
        Stage stage, string key, Operation operation, string title, Variable? writes, Variable[] reads,
        CodeMarker line, params CodeMarker[] inside) =>
        beats.Add(new Beat(key, stage, statement, operation, title, writes, reads, line, inside));
}
