using Glassbox.Guide.Scenes.Training;

namespace Glassbox.Guide.Scenes.Bugs;

/// <summary>What a mistake does to the result.</summary>
public enum Outcome
{
    /// <summary>Fewer of the test digits are answered correctly, by a point or more.</summary>
    Worse,

    /// <summary>As many, to within a point.</summary>
    Same,

    /// <summary>More, by a point or more.</summary>
    Better,

    /// <summary>There is no result: the outputs are no longer numbers.</summary>
    NoNumber,
}

/// <summary>Two finished runs compared.</summary>
public static class Outcomes
{
    /// <summary>Less than this is called the same. How much another seed does to the right program is measured beside it.</summary>
    public const double Point = 0.01;

    /// <summary>What the wrong program came to, beside the right one.</summary>
    public static Outcome Compare(Course right, Course wrong)
    {
        ArgumentNullException.ThrowIfNull(right);
        ArgumentNullException.ThrowIfNull(wrong);
        if (wrong.Report.Problem is not null) return Outcome.NoNumber;
        double difference = wrong.Test!.Accuracy - right.Test!.Accuracy;
        return difference <= -Point ? Outcome.Worse : difference >= Point ? Outcome.Better : Outcome.Same;
    }

    /// <summary>In words.</summary>
    public static string Text(this Outcome outcome) => outcome switch
    {
        Outcome.Worse => "worse",
        Outcome.Same => "about the same",
        Outcome.Better => "better",
        _ => "not a number",
    };
}
