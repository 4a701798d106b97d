using AngleSharp.Dom;
using Bunit;
using Glassbox.Guide.Code;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Widgets;
using Microsoft.Extensions.DependencyInjection;

namespace Glassbox.Guide.Tests.Widgets;

public sealed class CodePaneTests : BunitContext
{
    public CodePaneTests() => Services.AddSingleton<IPage, StillPage>();

    [Fact]
    public void It_shows_the_program_to_the_letter()
    {
        IRenderedComponent<CodePane> pane = Render<CodePane>();
        Assert.Equal(Listing.Lines.Select(line => line.Text), pane.FindAll(".text").Select(line => line.TextContent));
        Assert.Equal("0", pane.Find("[role=group]").GetAttribute("tabindex"));
    }

    [Fact]
    public void It_shows_only_the_lines_asked_for()
    {
        IRenderedComponent<CodePane> pane = Render<CodePane>(p => p.Add(c => c.From, 12).Add(c => c.To, 14));
        Assert.Equal(["12", "13", "14"], pane.FindAll(".line-number").Select(number => number.TextContent));
        Assert.Equal("The program, nn.cs, lines 12 to 14", pane.Find("[role=group]").GetAttribute("aria-label"));
    }

    [Fact]
    public void Lines_light_up_and_go_out()
    {
        int[] Lit(IRenderedComponent<CodePane> pane) =>
            [.. pane.FindAll("[aria-current=step] .line-number").Select(number => int.Parse(number.TextContent))];

        IRenderedComponent<CodePane> pane = Render<CodePane>(p => p.Add(c => c.Lit, [CodeMarkers.Hidden.Line]));
        Assert.Equal([CodeMarkers.Hidden.Line], Lit(pane));
        pane.Render(p => p.Add(c => c.Lit, [CodeMarkers.Output.Line, CodeMarkers.Error.Line]));
        Assert.Equal([CodeMarkers.Output.Line, CodeMarkers.Error.Line], Lit(pane));
        pane.Render(p => p.Add(c => c.Lit, []));
        Assert.Empty(Lit(pane));
    }

    [Fact]
    public void Names_carry_their_terms()
    {
        var terms = new Dictionary<string, string> { ["hiddenDelta"] = "hidden-delta" };
        IRenderedComponent<CodePane> pane = Render<CodePane>(p => p.Add(c => c.Terms, terms));
        IReadOnlyList<IElement> names = pane.FindAll("[data-term]");
        Assert.Equal(2, names.Count);
        Assert.All(names, name => Assert.Equal(("hiddenDelta", "hidden-delta"), (name.TextContent, name.GetAttribute("data-term"))));
    }
}
