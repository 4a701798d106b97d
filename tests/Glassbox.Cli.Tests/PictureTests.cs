namespace Glassbox.Cli.Tests;

/// <summary>A 7 drawn by hand, in pictures of several kinds.</summary>
public sealed class PictureTests(TrainedNetwork network) : IClassFixture<TrainedNetwork>
{
    [Theory]
    [InlineData("seven-dark-on-light.png")]
    [InlineData("seven-in-color.jpg")] // light on dark, off the center
    [InlineData("seven-on-nothing.png")] // transparent
    public void A_seven_is_told(string picture)
    {
        var run = Ran.Glassbox("predict", "--model", network.File, Path.Combine(AppContext.BaseDirectory, "Pictures", picture));
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Matches($@"{picture}: 7  0\.\d{{3}}$", Assert.Single(run.Lines));
    }
}
