using Bunit;
using Glassbox.Guide.Scenes.Bugs;

namespace Glassbox.Guide.Tests.Scenes.Bugs;

public sealed class BugSwitchboardTests : WholeContext
{
    [Fact]
    public void Measuring_all_leaves_the_choice_alone_and_covers_what_is_not_predicted()
    {
        Go("backpropagation/?bug=one&bugdigits=1000");
        string before = Uri;
        IRenderedComponent<BugSwitchboard> scene = Render<BugSwitchboard>();
        Choose(scene, "fewer");
        scene.Find("#bugs-all").Click();
        scene.WaitForAssertion(() => Assert.NotEmpty(scene.FindAll("#bugs-all")));
        Assert.Equal(before, Uri);
        Assert.Equal("The number 1 for the letter l", scene.Find(".chosen .switch-name").TextContent);
        Assert.Contains("You said so.", scene.Find(".verdict").TextContent);
        Assert.Equal(7, scene.FindAll(".switch-result").Count(result => result.TextContent == "measured"));

        Choose(scene, "A missing minus");
        Assert.Empty(scene.FindAll(".verdict, .duel, .chosen .bad"));
        Choose(scene, "more");
        Assert.Contains("You had said: better.", scene.Find(".verdict").TextContent);

        Choose(scene, "No bias");
        Assert.Empty(scene.FindAll(".verdict, .duel"));
        scene.Find(".covered button").Click();
        Assert.DoesNotContain("said", scene.Find(".verdict strong").TextContent);
    }

    private static void Choose(IRenderedComponent<BugSwitchboard> scene, string option) =>
        scene.FindAll("label").First(label => label.TextContent.Trim().StartsWith(option, StringComparison.Ordinal)).QuerySelector("input")!.Change(true);
}
