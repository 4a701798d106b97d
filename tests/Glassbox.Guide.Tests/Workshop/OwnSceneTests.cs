using Glassbox.Guide.Lab;
using Glassbox.Guide.Scenes.Workshop;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Tests.Stages;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Worker;
using Glassbox.Guide.Workshop;

namespace Glassbox.Guide.Tests.Workshop;

public sealed class OwnSceneTests
{
    private static readonly CheckInputs Inputs = new(new LibraryDigits(Digits.All, DigitsExtensions.EnoughToBegin), new Subject(DigitSet.Training, 0), seed: 1);

    public static TheoryData<string> Slugs => [.. ExerciseList.All.Select(exercise => exercise.Slug)];

    [Theory]
    [MemberData(nameof(Slugs))]
    public void It_holds_to_the_rules_of_scenes(string slug)
    {
        OwnScene scene = SceneOf(slug);
        SceneRules.Hold(scene, SceneRules.Wide);
        SceneRules.Hold(scene, SceneRules.Narrow);
        SceneRules.Moves(scene);
        SceneRules.StaysInside(scene);
        SceneRules.IsLegible(scene);
    }

    [Fact]
    public void It_shows_the_numbers_that_the_reader_s_code_computed()
    {
        PassedExercise passed = Passed("cost", number => number + 1); // numbers that no twin has
        OwnScene scene = new(passed);
        Reading reading = Assert.Single(scene.Readings(scene.Duration));
        Assert.Equal(Numbers.Fixed(passed.Cases[0].Expected[0][0] + 1, 3), reading.Value);
    }

    private static OwnScene SceneOf(string slug) => new(Passed(slug, number => number));

    private static PassedExercise Passed(string slug, Func<double, double> change)
    {
        Exercise exercise = ExerciseList.All.Single(one => one.Slug == slug);
        IReadOnlyList<CheckCase> cases = exercise.Cases(Inputs);
        return new PassedExercise(exercise, Inputs, cases, [.. cases.Select(one => one.Expected.Select(row => row.Select(change).ToArray()).ToArray())]);
    }
}
