using Bunit;
using Glassbox.Guide.Scenes.Bugs;
using Glassbox.Guide.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Glassbox.Guide.Tests.Scenes.Bugs;

public sealed class BugTests : SceneContext
{
    private async Task<Duel> MeasureAsync(string slug, int settings)
    {
        Bug bug = BugList.All.First(b => b.Slug == slug);
        var duel = new Duel(Services.GetRequiredService<Engine>(), bug, bug.Settings[settings].Settings, 400);
        await duel.RunAsync(() => { }, Xunit.TestContext.Current.CancellationToken);
        Assert.True(duel.IsDone);
        Assert.Equal(1, duel.Progress, 1e-9);
        return duel;
    }

    [Fact]
    public async Task The_sum_that_overflowed_is_a_number()
    {
        Duel duel = await MeasureAsync("exp", 0);
        Assert.Equal(Outcome.NoNumber, duel.Outcome);
        string why = duel.Bug.Why(duel.Right, duel.Wrong);
        Assert.DoesNotContain("NaN", why);
        Assert.InRange(duel.Wrong.LargestSum, Math.Log(double.MaxValue), 1e6);
        Assert.InRange(duel.Right.LargestSum, Math.Log(double.MaxValue), 1e6);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task That_a_program_still_learns_is_said_only_where_it_did(int settings)
    {
        Duel duel = await MeasureAsync("order", settings);
        string why = duel.Bug.Why(duel.Right, duel.Wrong);
        Assert.Equal(duel.Outcome != Outcome.Worse, why.Contains("still learns"));
    }

    [Fact]
    public void A_wrong_line_does_not_keep_the_comment_of_the_right_one()
    {
        Bug zeros = BugList.All.First(bug => bug.Slug == "zeros");
        Assert.Contains("from -½ to ½", zeros.Right[0]);
        Assert.DoesNotContain("½", zeros.Wrong[0]);
    }

    [Fact]
    public async Task The_yardstick_is_the_right_program_from_another_seed()
    {
        Duel duel = await MeasureAsync("bias", 0);
        Assert.Equal((BugSwitches.None, duel.Right.Settings.Seed + 1), (duel.Yardstick.Settings.Bugs, duel.Yardstick.Settings.Seed));
        Assert.NotEqual(duel.Right.Parameters, duel.Yardstick.Parameters);
        Assert.NotNull(duel.Yardstick.Test);
    }

    [Fact]
    public void Only_one_form_of_the_sigmoid_divides_infinity_by_infinity()
    {
        string[][] rows = [.. Render<ExpTable>().FindAll("tbody tr").Select(row => row.Children.Select(cell => cell.TextContent).ToArray())];
        Assert.Equal(["800", "∞", "not a number", "0", "1.000", "1.000"], rows[^1]);
        Assert.Equal("∞", rows[0][3]);
        Assert.Equal("0", rows[0][4]);
        Assert.Equal(5, rows.Length);
    }
}
