using Glassbox.Guide.Code;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Scenes.Training;

/// <summary>The loops of nn.cs, walked through with a handful of digits: every number is that of the real program.</summary>
internal static class LoopSteps
{
    /// <summary>Digits of the small training set.</summary>
    public const int Digits = 4;

    /// <summary>Walks through all epochs.</summary>
    /// <param name="digits">At least the first <see cref="Digits"/> are here.</param>
    public static IReadOnlyList<LoopStep> Walk(IDigits digits)
    {
        var settings = new RunSettings();
        var program = new SwitchedProgram(new Network(NetworkFactory.Shape(settings.Hidden), settings.Seed), 0.01, BugSwitches.None);
        List<LoopStep> steps = [];
        int updates = 0;
        for (int epoch = 1; epoch <= LiveRun.Epochs; epoch++)
        {
            var at = new LoopStep($"Epoch {epoch} begins: both counters start at 0. The weights stay as they are.",
                [CodeMarkers.Epochs, CodeMarkers.Counters], epoch, 0, updates, 0, 0, []);
            steps.Add(at);
            for (int n = 0; n < Digits; n++)
            {
                int label = digits.Label(DigitSet.Training, n);
                steps.Add(at = at with
                {
                    Name = $"Sample {n}: its image, and its label {label}.",
                    Lines = [CodeMarkers.Samples, CodeMarkers.ImageAndLabel],
                    Sample = n + 1,
                    Outputs = [],
                });
                program.Forward(digits.Pixels(DigitSet.Training, n));
                steps.Add(at = at with
                {
                    Name = $"Forward: the network says {program.Answer()}.",
                    Lines = [CodeMarkers.Hidden, CodeMarkers.Output],
                    Outputs = program.Output.ToArray(),
                });
                bool isRight = program.Answer() == label;
                double error = program.SquaredError(label);
                steps.Add(at = at with
                {
                    Name = $"Cost: {Numbers.Fixed(error)}. The answer is {(isRight ? "right" : "wrong")}, and is counted before anything is learned from it.",
                    Lines = [CodeMarkers.Error, CodeMarkers.Correct],
                    Correct = at.Correct + (isRight ? 1 : 0),
                    Error = at.Error + error,
                });
                steps.Add(at = at with
                {
                    Name = "Backwards: how much each neuron is to blame.",
                    Lines = [CodeMarkers.OutputDelta, CodeMarkers.HiddenDelta],
                });
                program.Learn(label);
                updates++;
                steps.Add(at = at with
                {
                    Name = $"Update {updates}: every weight and every bias takes a small step. The next sample meets another network.",
                    Lines = [CodeMarkers.OutputUpdate, CodeMarkers.HiddenUpdate],
                    Updates = updates,
                });
            }

            steps.Add(at with
            {
                Name = $"Epoch {epoch} is over: {at.Correct} of {Digits} right, mean error {Numbers.Fixed(at.Error / Digits, 5)}.",
                Lines = [CodeMarkers.Report],
            });
        }

        return steps;
    }
}
