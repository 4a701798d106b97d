using Glassbox.Guide.Widgets;
using Glassbox.Reference;

namespace Glassbox.Guide.Scenes.Debugger;

/// <summary>Describes a step in plain words, with the numbers of the sample.</summary>
public static class Telling
{
    /// <summary>Describes the last step.</summary>
    public static string Describe(Moment at)
    {
        (Session session, ScriptStep step) = (at.Session, at.Step);
        Trace trace = step.Part == ProgramPart.Again ? session.Again : session.Trace;
        string again = step.Part == ProgramPart.Again ? "The same digit once more, through the changed network. " : "";
        int ink = session.Trace.Inputs.Values.Count(pixel => pixel != 0);
        return step.Operation switch
        {
            Operation.Begin => $"The loop comes to this digit. The network has not changed yet: {Numbers.Count(Parameters(session))} weights and biases.",
            Operation.Scale => $"Each of 784 bytes, 0 to 255, becomes a number from 0 to 1. {ink} of them are ink; {784 - ink} are 0.",
            Operation.Place => $"The label {session.Digit} becomes ten places: 1 in place {session.Digit}, 0 in the nine others.",
            Operation.Sum when step.Writes == Variable.HiddenSums =>
                again + $"Each of {at.Written!.Rows} hidden neurons multiplies every pixel by its own weight for it, adds up the products, and adds its bias.",
            Operation.Sum => again + $"Each of ten outputs multiplies the {at.Read(1).Rows} hidden numbers by its weights, adds up, and adds its bias.",
            Operation.Squash when step.Writes == Variable.Hidden => again + "Each sum is squashed into a number between 0 and 1.",
            Operation.Squash => again + $"The ten sums are squashed too. The largest output stands in place {Answer(trace)}: the network says {Answer(trace)}.",
            Operation.Cost when step.Part == ProgramPart.Again => Fall(session),
            Operation.Cost => "The mean of ten squared differences between output and label: one number for how wrong. The program adds it to the epoch’s error.",
            Operation.Judge => Answer(trace) == session.Digit
                ? $"The largest output stands in place {Answer(trace)}, and so does the label’s 1. One more is counted as correct."
                : $"The largest output stands in place {Answer(trace)}, the label’s 1 in place {session.Digit}. This one is not counted.",
            Operation.Difference => "How much, and in which direction, each output’s sum is to blame: output minus label.",
            Operation.SendBack when session.Script.Order == UpdateOrder.Video =>
                "The error goes back to each hidden neuron, through the weights that carried its signal: as the video has it, through weights that have just changed.",
            Operation.SendBack => "The error goes back to each hidden neuron, through the weights that carried its signal.",
            Operation.Slope => "Times the slope of the sigmoid where each hidden neuron stands, h (1 − h): a neuron near 0 or 1 can hardly be moved.",
            Operation.StepWeights when step.Writes == Variable.HiddenWeights =>
                $"Each weight steps against its delta, in proportion to the pixel that came in. {Numbers.Count((784 - ink) * at.Written!.Rows)} of {Numbers.Count(784 * at.Written.Rows)} weights stay: their pixel is 0.",
            Operation.StepWeights => "Each weight steps against its delta, in proportion to what came in along it.",
            _ => "A bias is a weight whose input is always 1: it steps against its delta alone.",
        };
    }

    /// <summary>Returns the index of the largest output.</summary>
    public static int Answer(Trace trace)
    {
        double[] outputs = trace.Outputs.Values;
        return outputs.ArgMax();
    }

    private static string Fall(Session session)
    {
        (double before, double after) = (session.Trace.MeanSquaredError, session.Again.MeanSquaredError);
        string numbers = $"{Numbers.Brief(before)} before the update, {Numbers.Brief(after)} after it";
        return after < before
            ? $"The cost of this digit: {numbers}. It fell by {Numbers.Percent(1 - (after / before))}."
            : $"The cost of this digit: {numbers}. It did not fall: the step was too long.";
    }

    private static int Parameters(Session session) => Variable.All.Where(v => v.IsParameter).Sum(v => session.Trace[v.InTrace].Values.Length);
}
