using Bunit;
using Glassbox.Guide.Scenes.OneHot;
using Glassbox.Guide.Stage;
using Glassbox.Guide.Tests.Stages;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Tests.Scenes.OneHot;

/// <summary>The scene with answers that are made up: how often, is what it has to show.</summary>
public sealed class AmountSceneTests : SceneTests<AmountScene>
{
    private const int Asked = 1000;
    private static readonly byte[] labels = [.. Enumerable.Range(0, Asked).Select(i => (byte)(i * 7 % 10))];

    private protected override AmountScene Made => Measured();

    [Fact]
    public void Its_numbers_are_counts_of_the_answers()
    {
        AmountScene scene = Measured();
        Confusion places = Answered(0, AmountScene.Bursts), amount = Answered(1, AmountScene.Bursts);
        IReadOnlyList<string> texts = SceneRules.Texts(scene, scene.Duration, SceneRules.Wide);
        foreach (Confusion counted in new[] { places, amount })
        {
            Assert.Contains($"{Numbers.Fixed(100.0 * counted.Right / Asked, 1)}\u202f%", texts);
            for (int answer = 0; answer < 10; answer++)
                if (counted[4, answer] > 0) Assert.Contains($"{counted[4, answer]}", texts);
        }

        Assert.Contains($"{Numbers.Count(6000)} digits learned from", texts);
        Assert.Contains(new Reading("Mistakes that miss by just 1, as an amount", Numbers.Percent((double)amount.NextDoor / amount.Wrong, 0)), scene.Readings(scene.Duration));
        string told = string.Join(' ', SceneRules.Texts(scene, AmountScene.NextDoor + 1, SceneRules.Wide));
        Assert.Contains($"{Numbers.Percent((double)places.NextDoor / places.Wrong, 0)} of the places’ mistakes, {Numbers.Percent((double)amount.NextDoor / amount.Wrong, 0)} of the amount’s", told, StringComparison.Ordinal);
    }

    [Fact]
    public void It_plays_no_further_than_what_was_measured()
    {
        var scene = new AmountScene(1000);
        Assert.Equal(AmountScene.Learns, scene.Ready);
        Assert.Equal(AmountScene.Learns, scene.PlaysTo(0)); // nobody has asked for it
        scene.IsMeasuring = true;
        Assert.Equal(scene.Duration, scene.PlaysTo(0)); // it waits
        for (int burst = 1; burst <= AmountScene.Bursts; burst++)
        {
            scene.Take(AmountScene.Places, burst, Answered(0, burst));
            Assert.Equal(burst == AmountScene.Bursts ? AmountScene.Again : AmountScene.Learns + (burst * AmountScene.Burst), scene.Ready, 1e-9);
        }

        scene.Forget(AmountScene.Places);
        Assert.Equal(AmountScene.Learns, scene.Ready);
        SceneRules.IsWhole(scene, SceneRules.Narrow);
    }

    [Theory]
    [InlineData(0, 44)]
    [InlineData(1, 43)]
    public void A_cell_that_is_pointed_at_is_told_of_by_both(int which, int cell)
    {
        AmountScene scene = Measured();
        IReadOnlyList<string> texts = SceneRules.Pointed(scene, scene.Duration, SceneRules.Wide, (which * 100) + cell);
        Assert.Contains($"a 4, answered with {cell % 10}", texts);
        Assert.Contains($"{Answered(0, AmountScene.Bursts)[4, cell % 10]}", texts);
        Assert.Contains($"{Answered(1, AmountScene.Bursts)[4, cell % 10]}", texts);
        scene.Handles[1].Write(9);
        Assert.Equal(9, scene.Handles[1].Read());
        Assert.Equal(4, scene.Handles[0].Read());
    }

    private static AmountScene Measured()
    {
        var scene = new AmountScene(1000);
        for (int which = 0; which < 2; which++)
            for (int burst = 1; burst <= AmountScene.Bursts; burst++) scene.Take(which, burst, Answered(which, burst));
        return scene;
    }

    // Ever fewer mistakes: anywhere, or by 1.
    private static Confusion Answered(int which, int burst) => new(labels, [.. labels.Select((label, i) => (i * 13 % 100) < 60 / burst ? (byte)(which == 0 ? (label + (i % 9) + 1) % 10 : label == 9 ? 8 : label + 1) : label)]);
}

/// <summary>The scene in its page, with what two networks really answer.</summary>
public sealed class AmountStageTests : WholeContext
{
    [Fact]
    public void Both_labels_are_measured()
    {
        IRenderedComponent<AmountStage> stage = Render<AmountStage>();
        stage.Find("button.primary").Click();
        stage.WaitForElement(".note");

        double[] rights = [.. new[] { new RunSettings { IsByProgram = true }, new RunSettings { Bugs = BugSwitches.LabelAsAmount, LearningRate = 0.1f } }
            .Select(settings =>
            {
                var run = new SwitchedRun(Digits.All.Training, settings);
                run.Advance(settings.Count);
                return run.Test(Digits.All.Test).Accuracy;
            })];
        StageScene scene = stage.FindComponent<StageView>().Instance.Scene;
        Assert.Equal(rights.Select(right => Numbers.Percent(right)), scene.Readings(scene.Duration).Where(reading => reading.Name.StartsWith("Right", StringComparison.Ordinal)).Select(reading => reading.Value));
        Assert.True(rights[0] > rights[1]);
        Assert.Contains("Ten places do better", stage.Find(".note").TextContent);

        stage.FindAll(".segments input")[0].Change(true); // another learning rate: what was measured is not its
        Reading right = Assert.Single(scene.Readings(scene.Duration), reading => reading.Name.StartsWith("Right", StringComparison.Ordinal));
        Assert.Equal(Numbers.Percent(rights[0]), right.Value);
        Assert.Empty(stage.FindAll(".note"));
        Assert.EndsWith("?amountrate=0.01", Uri, StringComparison.Ordinal);
    }
}
