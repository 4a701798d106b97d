using System.Globalization;
using Glassbox.Cli.Evaluations;
using Glassbox.Cli.Views;
using Glassbox.Data;

namespace Glassbox.Cli.Training;

/// <summary>Warns about networks that have learned little or nothing: one sentence each, with the usual causes.</summary>
internal static class LearningWarnings
{
    private const string Rarity = "usually there are too few of them to learn from, or training was too short.";

    /// <summary>Finds what a test on samples of any kind says against a model.</summary>
    /// <param name="tested">The result of the test.</param>
    /// <param name="learningRate">The learning rate.</param>
    public static IReadOnlyList<string> Find(Evaluated tested, float learningRate) => tested.Task switch
    {
        ModelTask.Classes => OfClasses(tested, learningRate) is { } warning ? [warning] : [],
        ModelTask.Regression => [.. tested.Scores.Scores.Where(score => score.R2 <= 0).Select(score => OfNumbers(score, tested.Noun, learningRate))],
        _ => [.. Enumerable.Range(0, tested.Target.Names.Count).Select(place => OfLabel(tested, place, learningRate)).OfType<string>()],
    };

    /// <summary>Warns if the network is right no more often than if it always gave the same answer.</summary>
    /// <param name="always">The answer that is right most often.</param>
    /// <param name="part">The fraction of the samples that it is right on.</param>
    /// <param name="accuracy">The fraction of the samples that the network is right on.</param>
    /// <param name="samples">The name of the samples, such as <c>test digits</c>.</param>
    /// <param name="learningRate">The learning rate.</param>
    /// <param name="others">Other usual causes, after a comma.</param>
    /// <param name="label">The label that was not learned, in quotes after a space, if there are several.</param>
    public static string? LearnedNothing(string always, double part, double accuracy, string samples, float learningRate, string others, string label = "") => accuracy > part ? null
        : $"This network has not learned{label}: always answering {always} would be right on {Numerals.Percent(part)} of the {samples}; the network is right on {Numerals.Percent(accuracy)}. {Causes(learningRate, others)}";

    /// <summary>Warns about classes that are never predicted.</summary>
    /// <param name="never">The classes, and the number of samples of each.</param>
    /// <param name="count">The number of all samples.</param>
    /// <param name="samples">The name of the samples, such as <c>test digits</c>.</param>
    public static string? NeverAnswered(IReadOnlyList<(string Name, int Count)> never, int count, string samples)
    {
        const int shown = 6;
        if (never.Count == 0) return null;
        string classes = string.Join(", ", never.Take(shown).Select(n => n.Name)) + (never.Count > shown ? $" and {Numerals.Count(never.Count - shown)} more classes" : "");
        int those = never.Sum(n => n.Count);
        return $"This network never answers {classes}, though {Numerals.Count(those)} of the {Numerals.Count(count)} {samples} {(those == 1 ? "is" : "are")} of {(never.Count == 1 ? "this class" : "these classes")}: "
            + Rarity;
    }

    private static string? OfClasses(Evaluated tested, float learningRate)
    {
        ModelEvaluation scores = tested.Scores;
        int most = Enumerable.Range(0, tested.Target.Classes.Count).MaxBy(scores.Confusion.Samples);
        double always = (double)scores.Confusion.Samples(most) / scores.Count;
        if (always < 1 && LearnedNothing(Quoted(tested.Name(most)), always, scores.Accuracy, tested.Noun, learningRate, OfData(tested.Noun)) is { } nothing) return nothing;
        return NeverAnswered(
            [.. Enumerable.Range(0, tested.Target.Classes.Count).Where(c => scores.Confusion.Answers(c) == 0 && scores.Confusion.Samples(c) > 0).Select(c => (Quoted(tested.Name(c)), scores.Confusion.Samples(c)))],
            scores.Count, tested.Noun);
    }

    // A rare label that is never given is as accurate as a network that always answers 0, whatever it has learned: that is told of in other words.
    private static string? OfLabel(Evaluated tested, int place, float learningRate)
    {
        ModelEvaluation.Score score = tested.Scores.Scores[place];
        int count = tested.Scores.Count;
        bool isMostly = 2 * score.Positives > count;
        if (!isMostly && score.Positives > 0 && double.IsNaN(score.Positive.Precision))
            return $"This network never answers 1 for {Quoted(score.Name)}, though {Numerals.Count(score.Positives)} of the {Numerals.Count(count)} {tested.Noun} {(score.Positives == 1 ? "has" : "have")} it: "
                + Rarity;
        double always = (double)(isMostly ? score.Positives : count - score.Positives) / count;
        return always == 1 ? null
            : LearnedNothing(isMostly ? "1" : "0", always, score.Accuracy, tested.Noun, learningRate, OfData(tested.Noun), $" {Quoted(score.Name)}");
    }

    private static string OfNumbers(ModelEvaluation.Score score, string samples, float learningRate) =>
        $"This network has not learned '{score.Name}': with an R² of {Numerals.Fixed(score.R2, 4)}, it is no closer to the {samples} than if it always answered with their mean. {Causes(learningRate, OfData(samples))}";

    private static string OfData(string samples) => $"too few {samples[(samples.IndexOf(' ', StringComparison.Ordinal) + 1)..]}, or inputs that say little about the target";

    private static string Causes(float learningRate, string others) =>
        $"Usual causes: a learning rate far too large or too small (here {learningRate.ToString(CultureInfo.InvariantCulture)}), {others}.";

    private static string Quoted(string name) => $"'{name}'";
}
