using Glassbox.Guide.Lab;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Worker;
using Glassbox.Reference;

namespace Glassbox.Guide.Scenes.Training;

/// <summary>Detects whether a run has stopped learning and explains why, with numbers from its network.</summary>
/// <param name="Text">The explanation for the reader.</param>
public sealed record Breakdown(string Text)
{
    /// <summary>The cost of an output of 0.1 for all ten digits, whatever the label: (0.9² + 9 · 0.1²) / 10.</summary>
    public const double CostOfShrugging = 0.09;

    /// <summary>The cost of an output of 0 for all ten digits, whatever the label: 1² / 10.</summary>
    public const double CostOfSilence = 0.1;

    private const int Enough = 1_000;     // digits seen; before that, a new network may be worse than silence
    private const double Clearly = 1.2 * CostOfSilence; // large steps that succeed in the end stay below this
    private const float Large = 0.5f;     // learning rate
    private const int Tried = 20;         // digits to evaluate the network on
    private const double Flat = 0.001;    // closer to 0 or 1, the sigmoid has almost no slope

    /// <summary>
    /// Returns whether a run has stopped, or takes large steps while its latest outputs cost clearly more than all-zero outputs would.
    /// </summary>
    /// <param name="now">The current state.</param>
    /// <param name="settings">The training settings.</param>
    public static bool IsThere(Snapshot now, RunSettings settings) =>
        now.Report.Problem is not null || (settings.LearningRate >= Large && now.Seen >= Enough && now.RecentError > Clearly);

    /// <summary>Analyzes a run.</summary>
    /// <param name="now">The current state.</param>
    /// <param name="settings">The training settings.</param>
    /// <param name="digits">The digits to evaluate the network on.</param>
    /// <returns>The explanation; null if the run is learning, or if it is too early to tell.</returns>
    public static Breakdown? From(Snapshot now, RunSettings settings, IDigits digits)
    {
        if (!IsThere(now, settings)) return null;
        if (now.Report.Problem is { } problem) return new Breakdown(problem);

        Network network = NetworkFactory.FromParameters(settings.Hidden, now.Parameters);
        ReferenceNetwork twin = ReferenceNetwork.From(network);
        int flat = 0, asked = Math.Min(Tried, digits.Available(DigitSet.Test));
        for (int digit = 0; digit < asked; digit++)
            flat += twin.Forward(digits.Image(DigitSet.Test, digit))["hidden activations"].Values.Count(a => a is < Flat or > 1 - Flat);
        double share = (double)flat / (asked * settings.Hidden);
        return new Breakdown(
            $"The latest digits cost {Numbers.Fixed(now.RecentError, 3)} each. Saying 0 in all ten places, whatever the digit, would cost"
            + $" {Numbers.Fixed(CostOfSilence, 1)}. Over {asked} test digits, {Numbers.Percent(share, 0)} of the hidden neurons answer within"
            + $" {Numbers.Fixed(Flat, 3)} of 0 or 1: there the sigmoid is flat, its slope a · (1 − a) is at most {Numbers.Fixed(Flat * (1 - Flat), 3)},"
            + " and next to nothing comes back to learn from. The largest weight is"
            + $" {Numbers.Brief(Paint.Largest([.. now.Parameters.Select(p => (double)p)]))} in size. All of these are still numbers,"
            + " none is NaN: the steps are too large to learn with.");
    }
}
