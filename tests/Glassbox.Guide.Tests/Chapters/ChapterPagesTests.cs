using Bunit;
using Glassbox.Guide.Chapters;
using Glassbox.Guide.Tests.Scenes;
using Microsoft.AspNetCore.Components;

namespace Glassbox.Guide.Tests.Chapters;

/// <summary>A chapter of several pages: each has its number, and leads to the next.</summary>
public sealed class ChapterPagesTests : SceneContext
{
    [Fact]
    public void Pages_come_in_the_order_of_chapters_and_have_addresses_of_their_own()
    {
        Assert.Equal(ChapterList.All, ChapterList.Pages.Where(page => page.Part == 1).Select(page => page.Chapter));
        Assert.Equal(ChapterList.Pages.Count, ChapterList.Pages.Select(page => page.Address).Distinct().Count());
        Assert.Equal(
            ["backpropagation/", "backpropagation/blame/", "backpropagation/gradients/", "backpropagation/proof/"],
            ChapterList.Pages.Where(page => page.Chapter.Slug == "backpropagation").Select(page => page.Address));
        Assert.Equal(["8", "8.2", "8.3", "8.4"], ChapterList.Pages.Where(page => page.Chapter.Slug == "backpropagation").Select(page => page.Number));
    }

    [Fact]
    public void Each_page_of_backpropagation_leads_to_the_one_before_and_to_the_next()
    {
        Assert.Equal(("cost/", "backpropagation/blame/"), Turns<BackpropagationChapter>());
        Assert.Equal(("backpropagation/", "backpropagation/gradients/"), Turns<BlamePage>());
        Assert.Equal(("backpropagation/blame/", "backpropagation/proof/"), Turns<GradientsPage>());
        Assert.Equal(("backpropagation/gradients/", "running/"), Turns<ProofPage>());

        (string?, string?) Turns<T>()
            where T : IComponent
        {
            IRenderedComponent<T> page = Render<T>();
            return (page.Find("a.turn-back").GetAttribute("href"), page.Find("a.turn-on").GetAttribute("href"));
        }
    }
}
