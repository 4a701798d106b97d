using Glassbox.Guide.Lab;
using Glassbox.Guide.Worker;
using Glassbox.Guide.Workshop;

namespace Glassbox.Guide.Tests.Workshop;

public sealed class ExercisesTests
{
    private static readonly CheckInputs Inputs = new(new LibraryDigits(Digits.All, DigitsExtensions.EnoughToBegin), new Subject(DigitSet.Training, 0), seed: 1);

    public static TheoryData<string> Slugs => [.. ExerciseList.All.Select(exercise => exercise.Slug)];

    public static TheoryData<string, int> Mistakes => [.. ExerciseList.All.SelectMany(exercise => exercise.Mistakes.Select((_, i) => (exercise.Slug, i)))];

    private static Exercise Of(string slug) => ExerciseList.All.Single(exercise => exercise.Slug == slug);

    [Theory]
    [MemberData(nameof(Slugs))]
    public void The_right_answer_has_the_twin_s_numbers(string slug)
    {
        Exercise exercise = Of(slug);
        Verdict verdict = NativeWorkshop.Check(exercise, exercise.Solution, Inputs);
        Assert.True(verdict.IsRight, verdict.Words);
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public void What_is_there_at_first_compiles_and_is_not_right_yet(string slug)
    {
        Exercise exercise = Of(slug);
        Verdict verdict = NativeWorkshop.Check(exercise, exercise.Start, Inputs);
        Assert.False(verdict.IsRight);
        Assert.NotNull(verdict.Cause);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_known_mistake_is_named_by_its_numbers(string slug, int mistake)
    {
        Exercise exercise = Of(slug);
        IReadOnlyList<IReadOnlyList<double[]?[]?>> mistakes = NativeWorkshop.Mistakes(exercise, Inputs);
        Assert.Equal(exercise.Mistakes.Count, mistakes.Count);
        Verdict verdict = Verdict.Of(exercise, exercise.Cases(Inputs), mistakes[mistake], mistakes); // the first with its numbers is named
        Assert.False(verdict.IsRight);
        Assert.Equal(exercise.Mistakes[mistake].Words, verdict.Cause);
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public void An_unknown_mistake_is_told_by_its_numbers_alone(string slug)
    {
        Exercise exercise = Of(slug);
        IReadOnlyList<CheckCase> cases = exercise.Cases(Inputs);
        double[]?[]?[] yours = [.. cases.Select(one => one.Expected.Select(row => row.Select(number => number + 0.123456).ToArray()).ToArray())];
        Verdict verdict = Verdict.Of(exercise, cases, yours, NativeWorkshop.Mistakes(exercise, Inputs));
        Assert.False(verdict.IsRight);
        Assert.Null(verdict.Cause);
        Assert.Contains("the twin says", verdict.Words, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public void The_last_hint_stands_in_the_right_answer(string slug)
    {
        Exercise exercise = Of(slug);
        Assert.Equal(3, exercise.Hints.Count);
        Assert.EndsWith("?", exercise.Hints[0], StringComparison.Ordinal);
        Assert.True(
            exercise.Solution.Contains(exercise.Hints[2], StringComparison.Ordinal), $"{exercise.Hints[2]} does not stand in:\n{exercise.Solution}");
        Assert.NotEmpty(ExerciseList.Of(exercise.Page));
        Assert.Equal(exercise.Page, exercise.Home.Address);
    }

    [Fact]
    public void The_words_name_place_and_both_numbers()
    {
        Exercise forward = Of("forward");
        Verdict verdict = NativeWorkshop.Check(forward, forward.Solution.Replace(" + biases[to]", "", StringComparison.Ordinal), Inputs);
        Assert.Matches(@"^Row 0 of the hidden activations is \d\.\d+; the twin says \d\.\d+\.", verdict.Words);
        Assert.Equal("You left out the bias.", verdict.Cause);
    }

    [Fact]
    public void Other_ways_to_write_it_are_right_too()
    {
        Exercise forward = Of("forward");
        string listed = Guide.Workshop.ListedFunction.Text("Forward");
        Verdict verdict = NativeWorkshop.Check(forward, listed, Inputs);
        Assert.True(verdict.IsRight, verdict.Words);
    }

    [Fact]
    public void A_row_too_short_and_none_at_all_are_told()
    {
        Exercise label = Of("one-hot");
        Verdict tooShort = NativeWorkshop.Check(label, label.Solution.Replace("new double[10]", "new double[9]", StringComparison.Ordinal).Replace("label[digit]", "label[0]", StringComparison.Ordinal), Inputs);
        Assert.StartsWith("There are 9 numbers in the label; the twin has 10.", tooShort.Words, StringComparison.Ordinal);
        Verdict none = NativeWorkshop.Check(label, "double[] OneHot(int digit) => null;", Inputs);
        Assert.StartsWith("Nothing came back", none.Words, StringComparison.Ordinal);
    }
}
