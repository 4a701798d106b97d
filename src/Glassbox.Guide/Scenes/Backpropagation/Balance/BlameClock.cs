namespace Glassbox.Guide.Scenes.Backpropagation.Balance;

/// <summary>The timeline: errors flow back, slowly at one neuron, then at two more, then at all.</summary>
internal sealed class BlameClock
{
    public const double Blamed = 1, Flow = 3.4, Flown = 5, Near = 5.4, Land = 6.7, Third = 13.2, Three = 13.7, Far = 16.4, All = 17, Over = 20.6, Duration = 22.6;

    private static readonly double[] slowly = [0, 0.85, 1.6, 2.2, 2.5, 2.75, 2.98, 3.18, 3.36, 3.52];
    private readonly int one;
    private readonly double[] starts; // of all neurons except the first

    /// <summary>Creates the timeline for a number of hidden neurons.</summary>
    /// <param name="hidden">The number of hidden neurons.</param>
    /// <param name="one">The neuron that is opened.</param>
    public BlameClock(int hidden, int one)
    {
        this.one = one;
        (Before, After) = one == 0 ? (1, 2) : one == hidden - 1 ? (one - 1, one - 2) : (one - 1, one + 1);
        starts = new double[hidden];
        int rest = 0;
        for (int j = 0; j < hidden; j++)
        {
            if (j == one) continue;
            starts[j] = j == Before ? Three : j == After ? Three + 0.3 : All + (1.1 * rest++ / hidden);
        }
    }

    /// <summary>The second neuron shown up close.</summary>
    public int Before { get; }

    /// <summary>The third neuron shown up close.</summary>
    public int After { get; }

    /// <summary>Returns whether a neuron is one of the three shown up close.</summary>
    public bool IsClose(int j) => j == one || j == Before || j == After;

    /// <summary>Returns when the pull of an output lands on a neuron's beam.</summary>
    public (double From, double To) Lands(int j, int output)
    {
        if (j == one) return (Land + slowly[output], Land + slowly[output] + (output < 3 ? 0.7 : 0.42));
        double from = starts[j] + ((IsClose(j) ? 0.08 : 0.05) * output);
        return (from, from + (IsClose(j) ? 0.36 : 0.3));
    }

    /// <summary>Returns when the two sides cancel.</summary>
    public (double From, double To) Cancels(int j) => j == one ? (Land + 4.3, Land + 5) : IsClose(j) ? (starts[j] + 1.15, starts[j] + 1.45) : (starts[j] + 0.9, starts[j] + 1.2);

    /// <summary>Returns when the balance passes the gate.</summary>
    public (double From, double To) Passes(int j) => j == one ? (Land + 5.4, Land + 6.3) : IsClose(j) ? (starts[j] + 1.5, starts[j] + 2) : (starts[j] + 1.25, starts[j] + 1.7);

    /// <summary>Returns when the balance becomes the neuron's delta.</summary>
    public (double From, double To) Settles(int j) => j == one ? (Land + 6.1, Land + 6.6) : IsClose(j) ? (starts[j] + 1.9, starts[j] + 2.2) : (starts[j] + 1.6, starts[j] + 1.95);
}
