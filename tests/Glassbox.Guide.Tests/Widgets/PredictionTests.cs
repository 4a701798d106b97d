using Bunit;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Tests.Scenes;
using Glassbox.Guide.Widgets;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Glassbox.Guide.Tests.Widgets;

public sealed class PredictionTests : SceneContext
{
    private IRenderedComponent<Prediction> Ask(int? right = 1) => Render<Prediction>(parameters => parameters
        .Add(prediction => prediction.Id, "test").Add(prediction => prediction.Question, "Which?").Add(prediction => prediction.Options, ["this", "that", "neither"])
        .Add(prediction => prediction.Right, right).AddChildContent("<p>Because.</p>"));

    [Fact]
    public void The_answer_can_be_read_without_a_script_but_is_folded()
    {
        IRenderedComponent<Prediction> prediction = Ask();
        Assert.False(prediction.Find("details").HasAttribute("open"));
        Assert.Contains("Because.", prediction.Find("details").TextContent);
        Assert.Empty(prediction.FindAll(".right, .wrong"));
    }

    [Theory]
    [InlineData(1, "Yes.")]
    [InlineData(2, "Not so.")]
    public void Whoever_has_answered_reads_on(int choice, string verdict)
    {
        IRenderedComponent<Prediction> prediction = Ask();
        prediction.FindAll("button")[choice].Click();
        Assert.True(prediction.Find("details").HasAttribute("open"));
        Assert.Equal(verdict, prediction.Find("strong").TextContent);
        Assert.Equal(["", "right", choice == 1 ? "" : "wrong"], prediction.FindAll("button").Select(button => button.ClassName ?? ""));
    }

    [Fact]
    public void A_key_answers_once_and_the_answer_is_found_again()
    {
        IRenderedComponent<Prediction> prediction = Ask();
        foreach (string key in new[] { "x", "4", "0", "3", "1" }) prediction.Find("section").KeyDown(new KeyboardEventArgs { Key = key });
        Assert.Equal("2", Services.GetRequiredService<ReaderNotes>().AnswerTo("test"));
        Assert.True(Ask().Find("details").HasAttribute("open"));
        Services.GetRequiredService<ReaderNotes>().Answer("test", null);
        Assert.False(prediction.Find("details").HasAttribute("open"));
    }

    [Fact]
    public void Where_the_picture_decides_nothing_is_right_or_wrong()
    {
        IRenderedComponent<Prediction> prediction = Ask(right: null);
        prediction.FindAll("button")[0].Click();
        Assert.Single(prediction.FindAll("button.chosen"));
        Assert.Empty(prediction.FindAll("strong"));
    }

    [Theory]
    [InlineData("7")]
    [InlineData("-1")]
    [InlineData("yes")]
    public void What_is_no_answer_of_it_counts_as_none(string kept)
    {
        Services.GetRequiredService<ReaderNotes>().Answer("test", kept);
        Assert.False(Ask().Find("details").HasAttribute("open"));
    }
}
