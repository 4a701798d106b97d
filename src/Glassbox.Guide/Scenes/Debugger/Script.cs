using Glassbox.Guide.Code;
using Glassbox.Reference;

namespace Glassbox.Guide.Scenes.Debugger;

/// <summary>The steps for one sample, in order of execution.</summary>
public sealed class Script
{
    private readonly List<ScriptStep> steps = [];
    private int statement;

    private Script(UpdateOrder order)
    {
        Order = order;
        Add(ProgramPart.Sample, "start", Operation.Begin, "The loop comes to this digit", null, [], CodeMarkers.Samples);
        Add(ProgramPart.Sample, "image", Operation.Scale, "Bytes become numbers", Variable.Image, [], CodeMarkers.ImageAndLabel, CodeMarkers.Image);
        Add(ProgramPart.Sample, "label", Operation.Place, "The label becomes ten places", Variable.Label, [], CodeMarkers.ImageAndLabel, CodeMarkers.OneHot);
        Forward(ProgramPart.Forward, "");
        Cost(ProgramPart.Cost, "");
        Add(ProgramPart.Cost, "correct", Operation.Judge, "Is the answer right?", Variable.Correct, [Variable.Output, Variable.Label], CodeMarkers.Correct, CodeMarkers.ArgMax);
        Add(ProgramPart.Backward, "output-delta", Operation.Difference, "Output minus label", Variable.OutputDelta, [Variable.Output, Variable.Label], CodeMarkers.OutputDelta);
        if (order == UpdateOrder.Video) UpdateOutput();
        Add(ProgramPart.Backward, "hidden-error", Operation.SendBack, "The error goes back through the weights", Variable.HiddenError,
            [Variable.OutputWeights, Variable.OutputDelta], CodeMarkers.HiddenDelta, CodeMarkers.BackwardBody);
        And(ProgramPart.Backward, "hidden-delta", Operation.Slope, "Times the slope of the sigmoid", Variable.HiddenDelta,
            [Variable.HiddenError, Variable.Hidden], CodeMarkers.HiddenDelta, CodeMarkers.BackwardBody);
        if (order == UpdateOrder.Textbook) UpdateOutput();
        Add(ProgramPart.Update, "hidden-weights", Operation.StepWeights, "The hidden weights step downhill", Variable.HiddenWeights,
            [Variable.HiddenDelta, Variable.Image], CodeMarkers.HiddenUpdate, CodeMarkers.UpdateWeights);
        And(ProgramPart.Update, "hidden-biases", Operation.StepBiases, "And the hidden biases", Variable.HiddenBiases,
            [Variable.HiddenDelta], CodeMarkers.HiddenUpdate, CodeMarkers.UpdateBias);
        Forward(ProgramPart.Again, "again-");
        Cost(ProgramPart.Again, "again-");
    }

    /// <summary>The order of the textbook and of nn.cs.</summary>
    public static Script Textbook { get; } = new(UpdateOrder.Textbook);

    /// <summary>The order of the video's program: the output layer is updated before the error is propagated back through it.</summary>
    public static Script Video { get; } = new(UpdateOrder.Video);

    /// <summary>When the weights are updated.</summary>
    public UpdateOrder Order { get; }

    /// <summary>All steps.</summary>
    public IReadOnlyList<ScriptStep> Steps => steps;

    /// <summary>Returns the script for an order.</summary>
    public static Script For(UpdateOrder order) => order == UpdateOrder.Video ? Video : Textbook;

    /// <summary>Returns the index of the step with a name; null if there is none.</summary>
    public int? Find(string key) => steps.FindIndex(b => b.Key == key) is >= 0 and int place ? place : null;

    private void Forward(ProgramPart part, string prefix)
    {
        string again = part == ProgramPart.Again ? "Again: " : "";
        CodeMarker[] sums = [CodeMarkers.ForwardBody, CodeMarkers.DotSum], squash = [CodeMarkers.Sigmoid, CodeMarkers.ForwardBody];
        Add(part, prefix + "hidden-sums", Operation.Sum, again + "hidden weights · image + hidden biases", Variable.HiddenSums,
            [Variable.HiddenWeights, Variable.Image, Variable.HiddenBiases], CodeMarkers.Hidden, sums);
        And(part, prefix + "hidden", Operation.Squash, again + "each hidden sum is squashed", Variable.Hidden,
            [Variable.HiddenSums], CodeMarkers.Hidden, squash);
        Add(part, prefix + "output-sums", Operation.Sum, again + "output weights · hidden + output biases", Variable.OutputSums,
            [Variable.OutputWeights, Variable.Hidden, Variable.OutputBiases], CodeMarkers.Output, sums);
        And(part, prefix + "output", Operation.Squash, again + "each output sum is squashed", Variable.Output,
            [Variable.OutputSums], CodeMarkers.Output, squash);
    }

    private void Cost(ProgramPart part, string prefix) => Add(
        part, prefix + "error", Operation.Cost, part == ProgramPart.Again ? "Again: the cost" : "How wrong, in one number", Variable.Error,
        [Variable.Output, Variable.Label], CodeMarkers.Error);

    private void UpdateOutput()
    {
        Add(ProgramPart.Update, "output-weights", Operation.StepWeights, "The output weights step downhill", Variable.OutputWeights,
            [Variable.OutputDelta, Variable.Hidden], CodeMarkers.OutputUpdate, CodeMarkers.UpdateWeights);
        And(ProgramPart.Update, "output-biases", Operation.StepBiases, "And the output biases", Variable.OutputBiases,
            [Variable.OutputDelta], CodeMarkers.OutputUpdate, CodeMarkers.UpdateBias);
    }

    /// <summary>Adds a statement.</summary>
    private void Add(
        ProgramPart part, string key, Operation operation, string title, Variable? writes, Variable[] reads,
        CodeMarker line, params CodeMarker[] inside)
    {
        statement++;
        And(part, key, operation, title, writes, reads, line, inside);
    }

    /// <summary>Adds a further step of the same statement.</summary>
    private void And(
        ProgramPart part, string key, Operation operation, string title, Variable? writes, Variable[] reads,
        CodeMarker line, params CodeMarker[] inside) =>
        steps.Add(new ScriptStep(key, part, statement, operation, title, writes, reads, line, inside));
}
