using Glassbox.Guide.Code;
using Glassbox.Guide.Scenes.Training;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Scenes.Bugs;

/// <summary>The eight bugs of the switchboard.</summary>
public static class BugList
{
    private static readonly RunSettings Usual = new();

    /// <summary>All bugs.</summary>
    public static IReadOnlyList<Bug> All { get; } =
    [
        new("order", "Updated weights send the error back", BugSwitches.UpdatedWeights, [CodeMarkers.HiddenDelta, CodeMarkers.OutputUpdate],
            lines => [lines[1], lines[0]],
            "The video’s program does this: it updates the output weights first, and sends the error back through the new ones.",
            (right, wrong) => "The output weights have already moved when the error goes back through them, by learning rate × delta × hidden. At a rate of"
                + $" {LearningRates.Text(wrong.Settings.LearningRate)}, {Numbers.Percent(wrong.Report.Flipped)} of the hidden deltas of the last"
                + $" {Numbers.Count(Burst(wrong))} digits came back with the wrong sign."
                + (Outcomes.Compare(right, wrong) == Outcome.Worse
                    ? " A step this long changes the weights so much that the error goes back through another network than the one that made it."
                    : " A bug like this is hard to find: the program still learns."))
        {
            Settings = [("learning rate 0.01", Usual), ("learning rate 1", Usual with { LearningRate = 1 })],
        },
        new("minus", "A missing minus", BugSwitches.MissingMinus, [CodeMarkers.UpdateWeights, CodeMarkers.UpdateBias],
            lines => [.. lines.Select(line => Replace(line, "-=", "+="))],
            "Every step is as long as before, and goes the other way: uphill.",
            (right, wrong) => $"Each step makes the error of its digit larger. In the first burst the mean error was {Numbers.Fixed(wrong.Errors[0].Error, 3)},"
                + $" in the last {Numbers.Fixed(wrong.Errors[^1].Error, 3)}; the right program came down to {Numbers.Fixed(right.Errors[^1].Error, 3)}."
                + $" The largest error there can be is 1: all ten outputs as wrong as they can get."),
        new("one", "The number 1 for the letter l", BugSwitches.OneForLabel, [CodeMarkers.OutputDelta],
            lines => [Replace(lines[0], "- label[i]", "- 1")],
            "Look twice at the two lines above. The compiler accepts both.",
            (right, wrong) => $"Every output is told that it should be 1, whatever the label, and obeys: asked about an empty picture, the least of the ten"
                + $" outputs is {Numbers.Fixed(Outputs(wrong).Min(), 3)}. The labels never reach the weights, so nothing but chance decides which output is the"
                + $" largest. Guessing would be right once in ten times; it was right {Numbers.Percent(wrong.Test!.Accuracy)} of the time."),
        new("bias", "No bias", BugSwitches.NoBias, [CodeMarkers.UpdateBias],
            _ => ["// the line is missing: biases stay 0"],
            "Without biases a neuron answers ½ to an empty picture. How much does that hurt, with 784 weights to make up for it?",
            (right, wrong) => $"All {right.Settings.Hidden + 10} biases stayed 0. That moved the result by {Points(right, wrong)} points here."
                + (Outcomes.Compare(right, wrong) == Outcome.Same
                    ? " The weights have made up for nearly all that a bias does: a pixel that is inked in most digits is almost a constant input, and that is what a"
                        + " bias is a weight of."
                    : "")
                + " With few inputs, as in chapter 2, nothing can make up for it."),
        new("zeros", "Zero weights at the start", BugSwitches.ZeroWeights, [CodeMarkers.RandomRow],
            lines => [Replace(Replace(lines[0], "random.NextDouble() - 0.5", "0.0"), " // from -½ to ½", "")],
            "If all neurons begin alike and are shown the same digits, what could make them different?",
            (right, wrong) => $"Nothing tells the {wrong.Settings.Hidden} hidden neurons apart: each gets the same error back, so each takes the same step. Among the"
                + $" {wrong.Settings.Hidden} pictures there {(Kinds(wrong) == 1 ? "is 1 picture" : $"are {Kinds(wrong)} pictures")}; in the right program"
                + $" {Kinds(right)}." + (Kinds(wrong) == 1 ? $" It is a network with a single hidden neuron, drawn {wrong.Settings.Hidden} times." : "")),
        new("bytes", "No ÷ 255", BugSwitches.NoDivision, [CodeMarkers.Image],
            lines => [Replace(lines[0], "pixel / 255f", "(double)pixel")],
            "The inputs are 255 times as large, and so are the sums of the hidden neurons.",
            (right, wrong) => $"The largest weighted sum was {Numbers.Count((long)wrong.LargestSum)}, against {Numbers.Fixed(right.LargestSum, 0)}. In the last burst"
                + $" {Numbers.Percent(wrong.Report.Saturated, 0)} of the hidden activations stood below 0.01 or above 0.99, against"
                + $" {Numbers.Percent(right.Report.Saturated, 0)}: there the sigmoid is flat, and its slope, at most 0.01, lets hardly anything come back. What"
                + " does come back is multiplied by pixels that are 255 times as large."),
        new("rate", "Learning rate 10", BugSwitches.LearningRateTen, [CodeMarkers.LearningRate],
            lines => [Replace(lines[0], "0.01", "10")],
            "Downhill, but in strides a thousand times as long.",
            (right, wrong) => $"The mean error of the last burst was {Numbers.Fixed(wrong.Errors[^1].Error, 3)}, the right program’s"
                + $" {Numbers.Fixed(right.Errors[^1].Error, 3)}; saying 0.1 ten times would cost {Numbers.Fixed(Breakdown.CostOfShrugging, 2)}."
                + $" {Numbers.Percent(wrong.Report.Saturated, 0)} of the hidden activations stood below 0.01 or above 0.99, where next to nothing comes back."),
        new("exp", "A power of e that grows too large", BugSwitches.OverflowingExp, [CodeMarkers.Sigmoid],
            lines => [Replace(lines[0], "1 / (1 + Math.Exp(-x))", "Math.Exp(x) / (1 + Math.Exp(x))")],
            "On paper both lines are the same function. But eˣ grows fast, and the largest number that a computer can hold is finite. What happens beyond it?",
            (right, wrong) => wrong.Report.Problem is null
                ? $"The two forms agree wherever eˣ is a finite number: up to x = {Numbers.Fixed(Math.Log(double.MaxValue), 1)}. The largest sum here was"
                    + $" {Numbers.Fixed(wrong.LargestSum, 1)}. The bug is still there, and waits for larger sums."
                : $"A sum of size {Numbers.Count((long)wrong.LargestSum)} came up; beyond {Numbers.Fixed(Math.Log(double.MaxValue), 1)} eˣ is infinite, and ∞ / ∞ is not a number. The"
                    + $" right program met sums of sizes up to {Numbers.Count((long)right.LargestSum)} and went on: where its e⁻ˣ is infinite, 1 / (1 + ∞) is 0, which is"
                    + " the right answer.")
        {
            Settings = [("pixels as bytes, 0 to 255", Usual with { Bugs = BugSwitches.NoDivision }), ("pixels from 0 to 1", Usual)],
        },
    ];

    private static int Burst(Course course) =>
        (int)(course.Errors.Count > 1 ? course.Errors[^1].Seen - course.Errors[^2].Seen : course.Errors[^1].Seen);

    private static string Points(Course right, Course wrong) => Numbers.Fixed(100 * (wrong.Test!.Accuracy - right.Test!.Accuracy), 2);

    private static float[] Outputs(Course course) => NetworkFactory.FromParameters(course.Settings.Hidden, course.Parameters).Predict(new float[784]);

    /// <summary>Returns the number of distinct pictures among the hidden neurons.</summary>
    private static int Kinds(Course course)
    {
        int hidden = course.Settings.Hidden;
        return Enumerable.Range(0, hidden)
            .Select(h => string.Join(' ', Enumerable.Range(0, 784).Select(p => course.Parameters[(p * hidden) + h].ToString("R", null))))
            .Distinct().Count();
    }

    private static string Replace(string line, string right, string wrong) => line.Contains(right, StringComparison.Ordinal)
        ? line.Replace(right, wrong, StringComparison.Ordinal)
        : throw new InvalidOperationException($"nn.cs has no '{right}' any more in '{line}'.");
}
