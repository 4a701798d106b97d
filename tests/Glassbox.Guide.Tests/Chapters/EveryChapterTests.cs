using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Bunit;
using Glassbox.Guide.Chapters;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;

namespace Glassbox.Guide.Tests.Chapters;

/// <summary>What holds for every chapter that follows the video: it is short, ends with what the reader has by then, and leads once to its place in the video.</summary>
public sealed class EveryChapterTests : SceneContext
{
    private const int MostWords = 1500, MostOfAPage = 700;

    private static readonly Dictionary<string, Type> pages = new()
    {
        ["1"] = typeof(BasicsChapter), ["2"] = typeof(BiasChapter), ["3"] = typeof(DatasetChapter), ["4"] = typeof(OneHotChapter), ["5"] = typeof(TrainingChapter),
        ["6"] = typeof(ForwardChapter), ["7"] = typeof(CostChapter), ["8"] = typeof(BackpropagationChapter), ["8.2"] = typeof(BlamePage), ["8.3"] = typeof(GradientsPage),
        ["8.4"] = typeof(ProofPage), ["9"] = typeof(RunningChapter), ["10"] = typeof(WhereToFindWhatChapter),
    };

    // Those that follow the video; what comes after it is the reader's own work.
    private static IEnumerable<ChapterPage> Followed => ChapterList.Pages.Where(page => page.Chapter.Second is not null);

    public EveryChapterTests() => Services.AddSingleton<IPictures, NoPictures>();

    public static TheoryData<string> Numbers => [.. Followed.Select(page => page.Number)];

    // What is read: all text but that of pictures, handles, tables and the program, and what stands behind a fold.
    [Theory]
    [MemberData(nameof(Numbers))]
    public void It_is_short(string number)
    {
        IElement article = Render(number);
        foreach (IElement other in article.QuerySelectorAll("svg, table, code, pre, select, button, label, legend, [role=status], details > :not(summary), .visually-hidden, .printed, .stage-transport, .acting, nav").ToList()) other.Remove();
        int words = Regex.Count(article.TextContent, @"[\p{L}\d]+");
        Assert.InRange(words, 100, ChapterList.Pages.Single(page => page.Number == number).Chapter.Parts.Count > 0 ? MostOfAPage : MostWords);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void It_ends_with_what_the_reader_has_so_far(string number)
    {
        IElement last = Render(number).Children.Last(child => child.LocalName != "nav");
        Assert.Equal("so-far", last.ClassName);
        Assert.Matches(@"^So far\. \S.{20,320}$", last.TextContent);
    }

    // The minutes at which the video comes to each chapter.
    [Fact]
    public void Each_chapter_leads_once_to_its_minute_in_the_video()
    {
        string[] minutes = ["0:00", "2:55", "4:00", "5:25", "6:57", "8:15", "10:22", "12:00", "15:30", "16:55"];
        int[] seconds = [0, 175, 240, 325, 417, 495, 622, 720, 930, 1015];
        foreach (ChapterPage page in Followed)
        {
            IElement article = Render(page.Number);
            Assert.Empty(article.QuerySelectorAll("iframe, video, embed, object"));
            IElement[] links = [.. article.QuerySelectorAll("a").Where(link => link.GetAttribute("href")!.StartsWith("http", StringComparison.Ordinal))];
            if (page.Part > 1)
            {
                Assert.Empty(links);
                continue;
            }

            IElement link = Assert.Single(links);
            Assert.Equal($"https://www.youtube.com/watch?v=9RN2Wr8xvro&t={seconds[page.Chapter.Number - 1]}s", link.GetAttribute("href"));
            Assert.EndsWith(minutes[page.Chapter.Number - 1], link.TextContent.Trim());
            Assert.Contains("noreferrer", link.GetAttribute("rel"));
        }
    }

    private IElement Render(string number) => Render(builder =>
    {
        builder.OpenComponent(0, pages[number]);
        builder.CloseComponent();
    }).Find("article.chapter");
}
