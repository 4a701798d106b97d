using Glassbox.Guide.Lab;
using Glassbox.Guide.Scenes.Backpropagation;
using Glassbox.Guide.Scenes.Backpropagation.Balance;
using Glassbox.Guide.Scenes.Backpropagation.Stamps;
using Glassbox.Guide.Scenes.Basics;
using Glassbox.Guide.Scenes.Bias;
using Glassbox.Guide.Scenes.Cost;
using Glassbox.Guide.Scenes.Dataset;
using Glassbox.Guide.Scenes.Forward;
using Glassbox.Guide.Scenes.OneHot;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Workshop;
using Glassbox.Guide.Workshop.Exercises;

namespace Glassbox.Guide.Scenes.Workshop;

/// <summary>The scenes of the chapters with numbers that the reader's code has computed.</summary>
internal static class ChapterScenes
{
    /// <summary>Returns the scene for a solved exercise; a generic one if its chapter has no suitable scene.</summary>
    /// <param name="passed">The exercise and the results of the reader's code.</param>
    /// <param name="network">The guide's network, trained as far as available.</param>
    public static StageScene Of(PassedExercise passed, Network network)
    {
        CheckInputs inputs = passed.Inputs;
        CheckDigit digit = inputs.Digits[0];
        double[]?[] first = passed.Yours[0]!, last = passed.Yours[^1]!;
        switch (passed.Exercise.Slug)
        {
            case "weighted-sum":
                return new NeuronScene(inputs.Network, inputs.All, WeightedSum.Neuron, last[0]!, passed.Yours[^2]![0]![0]);
            case "sigmoid":
                double[] curve = last[0]!;
                return new ThresholdScene(sum => Between(curve, (sum - Sigmoid.Curve[0]) / (Sigmoid.Curve[^1] - Sigmoid.Curve[0])));
            case "image":
                return Unrolled(digit, last[0]!, new NetworkReader(network));
            case "one-hot":
                return new DistanceScene(inputs.All, [.. passed.Yours.Skip(1).Select(rows => rows![0]!)]);
            case "product":
                return new ZoomScene(Passing.From(inputs.Network, digit.Image, passed.Yours[1]![0]!), digit.Label, network: "product by your own code");
            case "forward":
                return new ZoomScene(new Passing(inputs.Network, digit.Image, first[0]!, first[1]!), digit.Label, network: "by your own code");
            case "cost":
                double[] costs = last[0]!;
                double[] low = costs[..(Glassbox.Guide.Workshop.Exercises.Cost.Steps + 1)], high = costs[(Glassbox.Guide.Workshop.Exercises.Cost.Steps + 1)..]; // for labels 0 and 1; each is a tenth, since the cost is the mean of ten outputs
                return new DownhillScene(network, inputs.All, (output, label) => 10 * Between(label > 0.5 ? high : low, output));
            case "output-delta":
                return new BlameScene(new SampleStep(inputs.Network, digit.Image, digit.Label) { OutputDelta = first[0]! });
            case "backward":
                return new BlameScene(new SampleStep(inputs.Network, digit.Image, digit.Label) { HiddenDelta = first[0]! });
            case "outer-product":
                return Stamped(inputs.NewRun(), [.. last.Select(gradients => gradients!.Select(gradient => -gradient).ToArray())]);
            case "update":
                double[] start = inputs.Run.Start.Weights[0].Values;
                double[][] weights = [start, .. last.Where((_, row) => row % 2 == 0).Select(row => row!)];
                return Stamped(inputs.NewRun(), [.. weights.Skip(1).Zip(weights, (after, before) => after.Zip(before, (a, b) => (a - b) / StampData.Rate).ToArray())]);
            default:
                return new OwnScene(passed);
        }
    }

    // Interpolates a curve at a fraction of its length, 0 to 1.
    private static double Between(double[] curve, double part)
    {
        double at = Math.Clamp(part, 0, 1) * (curve.Length - 1);
        int cell = Math.Min(curve.Length - 2, (int)at);
        return Ease.Lerp(curve[cell], curve[cell + 1], at - cell);
    }

    // The network's inputs are the reader's conversion of the pixels, including those painted.
    private static UnrollScene Unrolled(CheckDigit digit, double[] scaled, NetworkReader reader)
    {
        var scene = new UnrollScene(scaled);
        scene.Painted += _ => Read([.. scene.Ink]);
        Read(digit.Pixels);
        return scene;

        void Read(byte[] ink) => scene.Show(ink, reader.Read([.. ink.Select(pixel => (float)scaled[pixel])]), isTrainedNetwork: true);
    }

    // Weights change by the learning rate times the stamp.
    private static StampScene Stamped(Recording run, double[][] changes)
    {
        double[] sum = new double[changes[0].Length];
        for (int step = 0; step < changes.Length; step++)
        {
            for (int i = 0; i < sum.Length; i++) sum[i] += StampData.Rate * changes[step][i];
            run.Replace(step + 1, [.. sum.Select(change => (float)change)]);
        }

        return new StampScene(run, changes);
    }
}
