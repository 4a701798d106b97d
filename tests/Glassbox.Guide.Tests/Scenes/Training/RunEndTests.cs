using Bunit;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Scenes.Training;
using Glassbox.Guide.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Glassbox.Guide.Tests.Scenes.Training;

public sealed class RunEndTests : BunitContext
{
    private readonly LivePage page = new();

    public RunEndTests() => Services.AddSingleton<IPage>(page);

    private IRenderedComponent<RunEnd> End() => Render<RunEnd>(end => end
        .Add(e => e.Settings, new RunSettings { Seed = 7 })
        .Add(e => e.Parameters, new Network(new Architecture([784, 20, 10]), 7).Parameters.ToArray()));

    [Fact]
    public void A_copied_command_is_told_of()
    {
        IRenderedComponent<RunEnd> end = End();
        Assert.Empty(end.Find("[role=status]").TextContent);
        end.Find("button").Click();
        Assert.Equal("train --json --seed 7", page.Copied);
        Assert.Equal("The command is on your clipboard.", end.Find("[role=status]").TextContent);
    }

    [Fact]
    public void A_clipboard_that_refuses_is_told_of_and_the_command_stands_there_still()
    {
        page.LetsCopy = false;
        IRenderedComponent<RunEnd> end = End();
        end.Find("button").Click();
        Assert.StartsWith("Your browser does not let this page write to the clipboard.", end.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.EndsWith("train --json --seed 7", end.Find(".command").TextContent, StringComparison.Ordinal);
    }
}
