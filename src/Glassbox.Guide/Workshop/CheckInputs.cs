using Glassbox.Guide.Lab;
using Glassbox.Guide.Worker;
using Glassbox.Reference;

namespace Glassbox.Guide.Workshop;

/// <summary>The digits and the network on which exercises are tested: first the reader's own digit, then two hidden ones.</summary>
public sealed class CheckInputs
{
    private const int Hidden = 20, Learned = 24, Looked = 400; // the number of digits to search for one of each class
    private static readonly int[] unseen = [61, 230];
    private readonly Network start;
    private readonly Lazy<Recording> run;

    /// <summary>The number of steps of the training run to test.</summary>
    internal const int Steps = 4;

    /// <summary>Initializes the inputs with a briefly trained network, whose biases are no longer 0.</summary>
    /// <param name="digits">The digits; at least those with which a page goes live must be loaded.</param>
    /// <param name="own">The digit that the reader has selected or drawn.</param>
    /// <param name="seed">The random seed of the network.</param>
    public CheckInputs(IDigits digits, Subject own, int seed)
    {
        ArgumentNullException.ThrowIfNull(digits);
        ArgumentNullException.ThrowIfNull(own);
        All = digits;
        start = new Network(NetworkFactory.Shape(Hidden), (ulong)seed);
        run = new(NewRun);
        Network = ReferenceNetwork.From(start);
        for (int n = 0; n < Learned; n++)
            Network.Learn(digits.Image(DigitSet.Training, n), DigitsExtensions.OneHot(digits.Label(DigitSet.Training, n)), optimizer: new Sgd { LearningRate = 0.5f });
        CheckDigit[] learned = [.. Enumerable.Range(0, Learned).Select(n => Of(new Subject(DigitSet.Training, n)))];
        Known = learned.FirstOrDefault(digit => Network.Predict(digit.Image).ArgMax() == digit.Label) ?? learned[0];
        OfEachKind = [.. Enumerable.Range(0, 10).Select(label => Of(new Subject(DigitSet.Training, First(label))))];
        Digits = [Of(own), .. unseen.Select(index => Of(new Subject(DigitSet.Test, index), ", which is not shown here"))];

        CheckDigit Of(Subject subject, string more = "") => new(subject.Name + more, subject.PixelsFrom(digits), subject.LabelFrom(digits));

        int First(int label) => Math.Max(0, Enumerable.Range(0, Looked).FirstOrDefault(n => digits.Label(DigitSet.Training, n) == label, -1));
    }

    /// <summary>All loaded digits.</summary>
    public IDigits All { get; }

    /// <summary>The first training digit of each class, 0 to 9.</summary>
    public IReadOnlyList<CheckDigit> OfEachKind { get; }

    /// <summary>The first steps of a training run from the initial network.</summary>
    internal Recording Run => run.Value;

    /// <summary>Creates a copy of the run to modify.</summary>
    internal Recording NewRun()
    {
        var fresh = new Recording(All, start);
        fresh.Follow(Steps);
        return fresh;
    }

    /// <summary>A digit that the network was trained on and, if possible, predicts correctly.</summary>
    public CheckDigit Known { get; }

    /// <summary>A network with 784 inputs, 20 hidden neurons and 10 outputs.</summary>
    public ReferenceNetwork Network { get; }

    /// <summary>The digits to test on: the reader's own and two others.</summary>
    public IReadOnlyList<CheckDigit> Digits { get; }

    /// <summary>Returns the trace of one training step on a digit.</summary>
    public Trace Step(CheckDigit digit)
    {
        ArgumentNullException.ThrowIfNull(digit);
        return Network.Trace(digit.Image, digit.OneHot);
    }

    /// <summary>Creates a test case for each digit.</summary>
    /// <param name="of">Returns the input and the expected output of the reference implementation.</param>
    public IReadOnlyList<CheckCase> ForEach(Func<CheckDigit, Trace, (double[][] Input, double[][] Expected)> of) =>
        [.. Digits.Select(digit => (digit.Name, Rows: of(digit, Step(digit)))).Select(one => new CheckCase(one.Name, one.Rows.Input, one.Rows.Expected))];
}

/// <summary>A digit that exercises are tested on.</summary>
/// <param name="Name">The name in words.</param>
/// <param name="Pixels">[784] 0 to 255</param>
/// <param name="Label">The label, 0 to 9.</param>
public sealed record CheckDigit(string Name, byte[] Pixels, int Label)
{
    /// <summary>[784] 0 to 1</summary>
    public double[] Image { get; } = DigitsExtensions.Scaled(Pixels);

    /// <summary>[10]</summary>
    public double[] OneHot { get; } = DigitsExtensions.OneHot(Label);
}
