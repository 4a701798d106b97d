using Glassbox.Guide.Lab;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Worker;
using Glassbox.Reference;

namespace Glassbox.Guide.Scenes.Training;

/// <summary>Whether a run still learns; where it does not, why, in numbers taken from its network.</summary>
/// <param name="Text">In words for the reader.</param>
public sealed record Breakdown(string Text)
{
    /// <summary>What an answer of 0.1 in all ten places costs, whatever the digit: (0.9² + 9 · 0.1²) / 10.</summary>
    public const double CostOfShrugging = 0.09;

    /// <summary>What an answer of 0 in all ten places costs, whatever the digit: 1² / 10.</summary>
    public const double CostOfSilence = 0.1;

    private const int Enough = 1_000;     // digits seen, before which a new network may well be worse than silence
    private const double Clearly = 1.2 * CostOfSilence; // large steps that find their way after all stay below it
    private const float Large = 0.5f;     // learning rate
    private const int Tried = 20;         // digits that the network is asked about
    private const double Flat = 0.001;    // nearer to 0 or 1 than this, a sigmoid has next to no slope

    /// <summary>Whether a run has stopped, or takes large steps and its latest answers cost clearly more than saying nothing would.</summary>
    /// <param name="now">Where it stands.</param>
    /// <param name="settings">How it trains.</param>
    public static bool IsThere(Snapshot now, RunSettings settings) =>
        now.Report.Problem is not null || (settings.LearningRate >= Large && now.Seen >= Enough && now.RecentError > Clearly);

    /// <summary>Looks into a run.</summary>
    /// <param name="now">Where it stands.</param>
    /// <param name="settings">How it trains.</param>
    /// <param name="digits">Digits to ask about.</param>
    /// <returns>Null where it learns, or where it is too early to say.</returns>
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
