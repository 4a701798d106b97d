using AngleSharp.Dom;
using Bunit;
using Glassbox.Guide.Chapters;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Scenes.Finding;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Worker;
using Glassbox.Reference;

namespace Glassbox.Guide.Tests.Scenes.Finding;

public sealed class FindingScenesTests : SceneContext
{
    private Trace Trace => ReferenceNetwork.From(Initial).Trace(Image(DigitSet.Training, 0), DigitsExtensions.OneHot(Digits.All.Training.Label(0)));

    private static IElement Shape(IRenderedComponent<MatchingScene> scene, string shape) => scene.FindAll(".shapes button").First(b => b.TextContent == shape);

    [Fact]
    public void A_name_opens_to_its_shape_and_value()
    {
        IRenderedComponent<FindingScene> scene = Render<FindingScene>();
        scene.FindAll("button.name").First(b => b.TextContent == "error").Click();
        Assert.Equal("error", scene.Find(".card-name").TextContent);
        Assert.Equal(Numbers.Brief(Trace["mean squared error"].Values[0]), scene.Find("[data-value]").TextContent);
        scene.FindAll("button.name").First(b => b.TextContent == "outputDelta").Click();
        Assert.Equal("10 × 1", scene.Find("[data-shape]").TextContent);
    }

    [Fact]
    public void A_row_of_weights_is_looked_at_as_a_picture()
    {
        IRenderedComponent<FindingScene> scene = Render<FindingScene>();
        scene.FindAll("button.name").First(b => b.TextContent == "hiddenWeights").Click();
        scene.Find(".card-row input").Change("7");
        scene.Find(".card [role=application]").KeyDown("ArrowRight"); // from the first cell to the second
        Assert.Equal($"row 7, column 1: {Numbers.Brief(Trace["hidden weights"].Values[(7 * 784) + 1])}", scene.Find(".picture .value").TextContent);
    }

    [Fact]
    public void Six_names_find_their_shapes()
    {
        IRenderedComponent<MatchingScene> scene = Render<MatchingScene>();
        Shape(scene, "1 × 1").Click(); // hiddenDelta is asked first
        Assert.StartsWith("No.", scene.Find(".why").TextContent);
        foreach (string shape in new[] { "20 × 1", "784 × 1", "10 × 20", "10 × 1", "20 × 784", "1 × 1" })
        {
            Shape(scene, shape).Click();
            Assert.StartsWith("Yes.", scene.Find(".why").TextContent);
        }

        Assert.Contains("6 of 6", scene.Find(".score").TextContent);
    }

    [Fact]
    public void The_chapter_names_every_value_and_function()
    {
        IRenderedComponent<WhereToFindWhatChapter> chapter = Render<WhereToFindWhatChapter>();
        Assert.Equal(
            SymbolList.All.Count(s => s.Kind is SymbolKind.Value or SymbolKind.Function),
            chapter.FindAll(".names-table tbody tr").Count);
    }

    [Fact]
    public void The_library_s_files_have_what_is_said_of_them()
    {
        foreach ((string file, string member) in SymbolList.All.SelectMany(symbol => symbol.Homes))
            Assert.Contains(member, File.ReadAllText(Repository.PathOf(Symbol.PathOf(file))), StringComparison.Ordinal);
    }

    [Fact]
    public void The_step_s_functions_are_those_that_it_calls()
    {
        Assert.Equal(["ArgMax", "Backward", "Dot", "Forward", "Image", "OneHot", "Sigmoid", "Update", "Vector"], StepLines.Needed.Order(StringComparer.Ordinal));
        Assert.Equal((9, 30), (StepLines.Own, StepLines.Called));
    }

    [Fact]
    public void The_end_leads_back_to_every_chapter_that_follows_the_video()
    {
        IRenderedComponent<WhereToFindWhatChapter> chapter = Render<WhereToFindWhatChapter>();
        Assert.Equal(ChapterList.All.Where(c => c.Second is not null).Select(c => c.Address), chapter.FindAll(".known a").Select(a => a.GetAttribute("href")));
    }
}
