using Bunit;
using Glassbox.Guide.Scenes.Bugs;

namespace Glassbox.Guide.Tests.Scenes.Bugs;

public sealed class BugRacesTests : WholeContext
{
    [Fact]
    public void A_race_begins_when_the_reader_has_answered_and_tells_whether_that_was_right()
    {
        Go("backpropagation/proof/?bugdigits=1000");
        IRenderedComponent<BugRaces> races = Render<BugRaces>();
        Assert.Equal(8, races.FindAll(".race").Count);
        Assert.Empty(races.FindAll(".race .chart, .verdict"));

        Answer(races, "one", "fewer");
        races.WaitForAssertion(() => Assert.Contains("You were right.", Verdict(races, "one")));
        Assert.Single(races.FindAll(".verdict"));
        Assert.NotNull(races.Find("#bug-one .answers .right"));

        Answer(races, "minus", "more");
        races.WaitForAssertion(() => Assert.Contains("Your prediction was: better.", Verdict(races, "minus")));
        Assert.NotNull(races.Find("#bug-minus .answers .wrong"));
        Assert.All(races.FindAll("#bug-minus .answers button"), button => Assert.True(button.HasAttribute("disabled")));
    }

    [Fact]
    public void A_race_can_be_run_without_an_answer()
    {
        Go("backpropagation/proof/?bugdigits=1000");
        IRenderedComponent<BugRaces> races = Render<BugRaces>();
        races.Find("#bug-bias > button.quiet").Click();
        races.WaitForAssertion(() => Assert.NotEmpty(Verdict(races, "bias")));
        Assert.DoesNotContain("prediction", Verdict(races, "bias"));
        Assert.DoesNotContain("You were", Verdict(races, "bias"));
    }

    [Fact]
    public void Both_settings_of_a_mistake_have_a_race_each()
    {
        Go("backpropagation/proof/?bugdigits=1000");
        IRenderedComponent<BugRaces> races = Render<BugRaces>();
        Answer(races, "exp", "none at all");
        races.WaitForAssertion(() => Assert.Contains("Not a number. You were right.", Verdict(races, "exp")));
        races.FindAll("#bug-exp .segments input")[1].Change(true);
        Assert.Empty(races.FindAll("#bug-exp .verdict"));
        Answer(races, "exp", "about as many");
        races.WaitForAssertion(() => Assert.Contains("You were right.", Verdict(races, "exp")));
    }

    private static string Verdict(IRenderedComponent<BugRaces> races, string bug) => races.Find($"#bug-{bug} .verdict").TextContent;

    private static void Answer(IRenderedComponent<BugRaces> races, string bug, string answer) =>
        races.FindAll($"#bug-{bug} .answers button").First(button => button.TextContent.StartsWith(answer, StringComparison.Ordinal)).Click();
}
