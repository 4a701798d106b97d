using Bunit;
using Glassbox.Guide.Scenes.OneHot;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Tests.Scenes.OneHot;

public sealed class AmountSceneTests : WholeContext
{
    [Fact]
    public void Both_labels_are_measured()
    {
        IRenderedComponent<AmountScene> scene = Render<AmountScene>();
        scene.Find("button.primary").Click();
        scene.WaitForElement(".note");

        double[] rights = [.. new[] { new RunSettings { IsByProgram = true }, new RunSettings { Bugs = BugSwitches.LabelAsAmount, LearningRate = 0.1f } }
            .Select(settings =>
            {
                var run = new SwitchedRun(Digits.All.Training, settings);
                run.Advance(settings.Count);
                return run.Test(Digits.All.Test).Accuracy;
            })];
        Assert.Equal(rights.Select(right => Numbers.Percent(right)), scene.FindAll("[data-right]").Select(right => right.TextContent));
        Assert.True(rights[0] > rights[1]);
        Assert.Contains("Ten places do better", scene.Find(".note").TextContent);

        scene.FindAll(".segments input")[0].Change(true); // another learning rate: what was measured is not its
        Assert.Equal("–", scene.FindAll("[data-right]")[1].TextContent);
        Assert.Equal(Numbers.Percent(rights[0]), scene.FindAll("[data-right]")[0].TextContent);
        Assert.Empty(scene.FindAll(".note"));
        Assert.EndsWith("?amountrate=0.01", Uri, StringComparison.Ordinal);
    }
}
