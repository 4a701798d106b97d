using Glassbox.Guide.Lab;
using Glassbox.Guide.Scenes.Basics;
using Glassbox.Guide.Scenes.Workshop;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Tests.Stages;
using Glassbox.Guide.Worker;
using Glassbox.Guide.Workshop;
using Glassbox.Guide.Workshop.Exercises;

namespace Glassbox.Guide.Tests.Workshop;

/// <summary>What is seen when an exercise is right: the scene of its chapter, with the numbers that the reader's code has computed.</summary>
public sealed class ChapterScenesTests
{
    private static readonly CheckInputs Inputs = new(new LibraryDigits(Digits.All, DigitsExtensions.EnoughToBegin), new Subject(DigitSet.Training, 0), seed: 1);
    private static readonly Network Trained = new(NetworkFactory.Shape(20), 1);

    public static TheoryData<string> Slugs => [.. ExerciseList.All.Select(exercise => exercise.Slug)];

    [Theory]
    [MemberData(nameof(Slugs))]
    public void It_is_the_scene_of_its_chapter_and_shows_other_numbers_where_the_code_computes_others(string slug)
    {
        StageScene right = SceneOf(slug, number => number), other = SceneOf(slug, number => (number * 1.25) + 0.125); // numbers that no twin has
        Assert.Equal(slug == "epoch", right is OwnScene);
        Assert.Equal(right.Duration, other.Duration);
        double[] moments = [.. Enumerable.Range(0, 41).Select(i => right.Duration * i / 40)];
        Assert.Contains(moments, t => !SceneRules.Frame(right, t, SceneRules.Wide).SequenceEqual(SceneRules.Frame(other, t, SceneRules.Wide)) || Pictures(right, t) != Pictures(other, t));
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public void It_holds_to_the_rules_of_scenes(string slug)
    {
        StageScene scene = SceneOf(slug, number => number);
        SceneRules.Hold(scene, SceneRules.Wide);
        SceneRules.Hold(scene, SceneRules.Narrow);
        SceneRules.Moves(scene);
        SceneRules.StaysInside(scene, SceneRules.Wide);
        SceneRules.StaysInside(scene, SceneRules.Narrow);
    }

    [Fact]
    public void The_three_inputs_are_those_of_the_scene()
    {
        Assert.Equal(WeightedSum.Few, NeuronScene.Inputs);
        Assert.Equal(WeightedSum.FewWeights, NeuronScene.Weights);
    }

    [Fact]
    public void A_number_is_told_as_the_reader_s_code_has_it()
    {
        StageScene scene = SceneOf("sigmoid", number => number / 2); // the answer to 0 is then a quarter
        Assert.Contains(new Reading("Answer to an input of 0", "0.250"), scene.Readings(0));
    }

    private static string Pictures(StageScene scene, double t)
    {
        var painter = new Painter(remembers: false);
        painter.Begin();
        scene.Frame(painter, t, SceneRules.Wide);
        painter.End();
        return new SvgWriter(painter, SvgWriter.Variable, (_, _, rgba) => Convert.ToBase64String(rgba), "x").Write(SceneRules.Wide, "", "");
    }

    private static StageScene SceneOf(string slug, Func<double, double> change)
    {
        Exercise exercise = ExerciseList.All.Single(one => one.Slug == slug);
        IReadOnlyList<CheckCase> cases = exercise.Cases(Inputs);
        return ChapterScenes.Of(
            new PassedExercise(exercise, Inputs, cases, [.. cases.Select(one => one.Expected.Select(row => row.Select(change).ToArray()).ToArray())]), Trained);
    }
}
