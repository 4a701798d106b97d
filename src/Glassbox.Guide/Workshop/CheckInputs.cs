using Glassbox.Guide.Lab;
using Glassbox.Guide.Worker;
using Glassbox.Reference;

namespace Glassbox.Guide.Workshop;

/// <summary>The digits and the network that exercises are tried with: the reader's own digit first, then two that are not shown.</summary>
public sealed class CheckInputs
{
    private const int Hidden = 20, Learned = 24, Looked = 400; // digits among which one of each kind is sought
    private static readonly int[] unseen = [61, 230];
    private readonly Network start;
    private readonly Lazy<Recording> run;

    /// <summary>How many steps of the run are tried.</summary>
    internal const int Steps = 4;

    /// <summary>With a network that has learned a little, so that its biases are no longer 0.</summary>
    /// <param name="digits">At least those that a page begins with.</param>
    /// <param name="own">The digit that the reader has chosen or drawn.</param>
    /// <param name="seed">Where the network begins.</param>
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

    /// <summary>All digits that are here.</summary>
    public IDigits All { get; }

    /// <summary>The first training digit of each kind, 0 to 9.</summary>
    public IReadOnlyList<CheckDigit> OfEachKind { get; }

    /// <summary>The first steps of a training that begins where this network has begun.</summary>
    internal Recording Run => run.Value;

    /// <summary>The same, for whoever changes it.</summary>
    internal Recording NewRun()
    {
        var fresh = new Recording(All, start);
        fresh.Follow(Steps);
        return fresh;
    }

    /// <summary>One of the digits that the network has learned from, and answers rightly if it does any.</summary>
    public CheckDigit Known { get; }

    /// <summary>784 pixels, 20 hidden neurons, 10 outputs.</summary>
    public ReferenceNetwork Network { get; }

    /// <summary>The reader's own, and others.</summary>
    public IReadOnlyList<CheckDigit> Digits { get; }

    /// <summary>The step of a digit through the network, with every number.</summary>
    public Trace Step(CheckDigit digit)
    {
        ArgumentNullException.ThrowIfNull(digit);
        return Network.Trace(digit.Image, digit.OneHot);
    }

    /// <summary>A case for each digit.</summary>
    /// <param name="of">What goes in, and what the twin says.</param>
    public IReadOnlyList<CheckCase> ForEach(Func<CheckDigit, Trace, (double[][] Input, double[][] Expected)> of) =>
        [.. Digits.Select(digit => (digit.Name, Rows: of(digit, Step(digit)))).Select(one => new CheckCase(one.Name, one.Rows.Input, one.Rows.Expected))];
}

/// <summary>A digit that exercises are tried on.</summary>
/// <param name="Name">In words.</param>
/// <param name="Pixels">[784] 0 to 255</param>
/// <param name="Label">0 to 9.</param>
public sealed record CheckDigit(string Name, byte[] Pixels, int Label)
{
    /// <summary>[784] 0 to 1</summary>
    public double[] Image { get; } = DigitsExtensions.Scaled(Pixels);

    /// <summary>[10]</summary>
    public double[] OneHot { get; } = DigitsExtensions.OneHot(Label);
}
