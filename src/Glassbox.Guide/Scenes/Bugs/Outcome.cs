using Glassbox.Guide.Scenes.Training;

namespace Glassbox.Guide.Scenes.Bugs;

/// <summary>The effect of a bug on the result.</summary>
public enum Outcome
{
    /// <summary>The test accuracy is lower, by a percentage point or more.</summary>
    Worse,

    /// <summary>The test accuracy is the same to within a percentage point.</summary>
    Same,

    /// <summary>The test accuracy is higher, by a percentage point or more.</summary>
    Better,

    /// <summary>There is no result: the outputs are NaN.</summary>
    NoNumber,
}

/// <summary>Compares two finished runs.</summary>
public static class Outcomes
{
    /// <summary>Smaller differences count as the same. The effect of another seed on the correct program is measured as well.</summary>
    public const double Point = 0.01;

    /// <summary>Compares the wrong program with the correct one.</summary>
    public static Outcome Compare(Course right, Course wrong)
    {
        ArgumentNullException.ThrowIfNull(right);
        ArgumentNullException.ThrowIfNull(wrong);
        if (wrong.Report.Problem is not null) return Outcome.NoNumber;
        double difference = wrong.Test!.Accuracy - right.Test!.Accuracy;
        return difference <= -Point ? Outcome.Worse : difference >= Point ? Outcome.Better : Outcome.Same;
    }

    /// <summary>Describes an outcome.</summary>
    public static string Text(this Outcome outcome) => outcome switch
    {
        Outcome.Worse => "worse",
        Outcome.Same => "about the same",
        Outcome.Better => "better",
        _ => "not a number",
    };
}
