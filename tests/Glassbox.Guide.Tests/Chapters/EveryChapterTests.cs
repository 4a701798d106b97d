using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Bunit;
using Bunit.Rendering;
using Glassbox.Guide.Chapters;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Tests.Scenes;
using Glassbox.Guide.Widgets;
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

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Blue_and_orange_mean_sign_and_nothing_else(string number)
    {
        foreach (IElement colored in Render(number).QuerySelectorAll(".positive, .negative").Where(element => element.Closest("svg") is null && element.TextContent.Trim().Length > 0))
            Assert.Matches(@"\d|[Bb]lue|[Oo]range", colored.TextContent);
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

    [Fact]
    public void The_page_of_the_video_sets_each_of_its_parts_beside_the_chapter_that_follows_it()
    {
        string[] parts = ["Basics", "Bias", "Dataset", "One-Hot Label Encoding", "Training Loops", "Forward Propagation", "Cost/Error Calculation", "Backpropagation", "Running the Neural Network", "Where to find What"];
        IElement[] rows = [.. Render<VideoPage>().FindAll("tbody tr")];
        Assert.Equal(parts, rows.Select(row => row.QuerySelector("th")!.TextContent));
        Assert.Equal(
            Followed.Where(page => page.Part == 1).Select(page => (page.Chapter.Minute, page.Chapter.VideoAddress, page.Address)),
            rows.Select(row => row.QuerySelectorAll("a").ToArray()).Select(links => (links[0].TextContent, links[0].GetAttribute("href")!, links[1].GetAttribute("href")!)));
        Assert.All(rows, row => Assert.Matches(@": \S.{20,}$", row.QuerySelectorAll("td")[1].TextContent));
    }

    // Whoever has read the answer does not think about the question. (A yes or a no may stand anywhere.)
    [Theory]
    [MemberData(nameof(Numbers))]
    public void No_answer_stands_in_the_text_before_its_question(string number)
    {
        IRenderedComponent<ContainerFragment> page = RenderPage(number);
        (string Asked, string Answer)[] asked =
        [
            .. page.FindComponents<Question>().SelectMany(question => question.Instance.Choices.Where(choice => choice.IsRight).Select(choice => (question.Instance.Text, choice.Text))),
            .. page.FindComponents<Prediction>().Where(prediction => prediction.Instance.Right is not null)
                .Select(prediction => (prediction.Instance.Question, prediction.Instance.Options[prediction.Instance.Right!.Value])),
        ];
        IElement article = page.Find("article.chapter");
        foreach (IElement other in article.QuerySelectorAll("svg, table, code, pre, button, .printed, nav").ToList()) other.Remove();
        string text = Plain(article.TextContent);
        foreach ((string question, string answer) in asked.Where(pair => pair.Answer.Any(char.IsDigit) || pair.Answer.Split(' ').Length >= 3))
        {
            int at = text.IndexOf(Plain(question), StringComparison.Ordinal);
            Assert.True(at >= 0, $"Not asked: {question}");
            Assert.DoesNotContain(Plain(answer), text[..at], StringComparison.OrdinalIgnoreCase);
        }

        static string Plain(string text) => Regex.Replace(text, @"\s+", " ").Trim();
    }

    private IElement Render(string number) => RenderPage(number).Find("article.chapter");

    private IRenderedComponent<ContainerFragment> RenderPage(string number) => Render(builder =>
    {
        builder.OpenComponent(0, pages[number]);
        builder.CloseComponent();
    });
}
