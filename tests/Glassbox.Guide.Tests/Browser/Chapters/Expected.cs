using System.Globalization;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Worker;
using Glassbox.Reference;

namespace Glassbox.Guide.Tests.Browser.Chapters;

/// <summary>What pages must show: computed outside the browser.</summary>
internal static class Expected
{
    private static readonly Lazy<Network> trained = new(Train);

    /// <summary>The network before its first digit.</summary>
    public static Network Initial { get; } = new(new Architecture([784, 20, 10]), seed: 1);

    /// <summary>The main job's network after its three epochs.</summary>
    public static Network Trained => trained.Value;

    /// <summary>The trained network's twin.</summary>
    public static ReferenceNetwork Twin => ReferenceNetwork.From(Trained);

    /// <summary>A training digit as a network takes it.</summary>
    public static double[] Image(int digit) => new LibraryDigits(Digits.All).Image(DigitSet.Training, digit);

    /// <summary>What a training digit is, as ten places.</summary>
    public static double[] Label(int digit) => DigitsExtensions.OneHot(Digits.All.Training.Label(digit));

    /// <summary>The step that the trained network's twin takes with a training digit.</summary>
    public static Trace Step(int digit, Loss? loss = null) => Twin.Trace(Image(digit), Label(digit), loss);

    /// <summary>A neuron, or a layer of them, with the same number of inputs each.</summary>
    public static ReferenceNetwork Neuron(double[] weights, double bias = 0)
    {
        var twin = new ReferenceNetwork(new Architecture([weights.Length, 1]));
        weights.CopyTo(twin.Weights[0].Values, 0);
        twin.Biases[0][0, 0] = bias;
        return twin;
    }

    /// <summary>A number as controls take it.</summary>
    public static string Written(double number) => number.ToString(CultureInfo.InvariantCulture);

    private static Network Train()
    {
        var network = new Network(new Architecture([784, 20, 10]), seed: 1);
        _ = new Trainer(network, Digits.All.Training).Epochs(3).Last();
        return network;
    }
}
