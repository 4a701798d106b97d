using AngleSharp.Dom;
using Bunit;
using Glassbox.Guide.Scenes.Workshop;
using Glassbox.Guide.Tests.Scenes;
using Glassbox.Guide.Workshop;

namespace Glassbox.Guide.Tests.Workshop;

/// <summary>What a teacher chooses is what the link and the worksheet have.</summary>
public sealed class ClassSheetTests : SceneContext
{
    [Fact]
    public void The_link_and_the_worksheet_have_the_exercises_that_are_chosen()
    {
        IRenderedComponent<ClassSheet> sheet = Render<ClassSheet>();
        Assert.Equal("write/", Link(sheet));
        Assert.Equal(ExerciseList.All.Select((one, i) => $"{i + 1}. {one.Title}"), Titles(sheet));

        foreach (Exercise one in ExerciseList.All.Where((_, i) => i is not (1 or 4))) sheet.Find($"[data-choose='{one.Slug}']").Change(false);
        sheet.Find("input[max='9999']").Change("7");
        sheet.Find("input[max='9999']").Change("0"); // no seed, and so the one before stays
        Assert.Equal($"write/?only={ExerciseList.All[1].Slug}.{ExerciseList.All[4].Slug}&seed=7", Link(sheet));
        Assert.Equal([$"2. {ExerciseList.All[1].Title}", $"5. {ExerciseList.All[4].Title}"], Titles(sheet));
    }

    [Fact]
    public void Answers_stand_on_a_worksheet_of_their_own()
    {
        IRenderedComponent<ClassSheet> sheet = Render<ClassSheet>();
        Assert.Equal(ExerciseList.All.Select(one => one.Start), Code(sheet));
        Assert.Equal(ExerciseList.All.Select(one => one.Hints[0]), sheet.FindAll(".hint").Select(hint => hint.TextContent));
        Assert.DoesNotContain("answers", sheet.Find(".worksheet h2").TextContent, StringComparison.Ordinal);

        sheet.Find(".toggle input").Change(true);
        Assert.Equal(ExerciseList.All.Select(one => one.Solution), Code(sheet));
        Assert.Empty(sheet.FindAll(".hint"));
        Assert.Contains("answers", sheet.Find(".worksheet h2").TextContent, StringComparison.Ordinal);
    }

    private static string? Link(IRenderedComponent<ClassSheet> sheet) => sheet.Find("[data-link]").GetAttribute("href");

    private static IEnumerable<string> Titles(IRenderedComponent<ClassSheet> sheet) => sheet.FindAll("article h3").Select(title => title.TextContent);

    private static IEnumerable<string> Code(IRenderedComponent<ClassSheet> sheet) => sheet.FindAll("article code").Select(code => code.Text());
}
