using Glassbox.Guide.Stage;

namespace Glassbox.Guide.Scenes.Backpropagation.Springs;

/// <summary>The timeline: the first round slowly, the others faster and faster, with the same choreography.</summary>
internal static class SpringClock
{
    // The keyframes of a round, in seconds of the first round.
    public const double HiddenDial = 0.9, AtHidden = 1.75, HiddenOut = 2.75, OutputDial = 3.5, AtOutput = 4.3, OutputOut = 5.2;
    public const double OnRail = 6, Pull = 7.7, BehindDial = 8.55, AtGate = 9.5, Narrowed = 10.4, AtFirstDial = 11.3;
    public const double Multiply = 11.5, Drop = 13, Turn = 13.4, End = 15.2;

    /// <summary>The start of the first round.</summary>
    public const double Start = 0.6;

    private static readonly double[] lengths = [End, 4, 2.8, 2, 1.5, 1.2, 1, 1], begins = Begins();

    /// <summary>The end of all rounds, with time to look at the spring.</summary>
    public static double Duration => begins[^1] + 1.5;

    /// <summary>Returns the start of a round; the one after the last is the end.</summary>
    public static double Begin(int round) => begins[round];

    /// <summary>Converts a time to a round and a time within it.</summary>
    public static (int Round, double Moment) At(double t)
    {
        int round = 0;
        while (round < SmallestRun.Rounds - 1 && t >= begins[round + 1]) round++;
        return (round, Ease.Part(t, begins[round], begins[round + 1]) * End);
    }

    private static double[] Begins()
    {
        double[] begins = new double[lengths.Length + 1];
        begins[0] = Start;
        for (int i = 0; i < lengths.Length; i++) begins[i + 1] = begins[i] + lengths[i];
        return begins;
    }
}
