using Bunit;
using Glassbox.Guide.Chapters;
using Glassbox.Guide.Lab;
using Microsoft.Extensions.DependencyInjection;

namespace Glassbox.Guide.Tests.Chapters;

/// <summary>What is written ahead is what the live page begins with.</summary>
public sealed class BeginningTests : BunitContext
{
    public BeginningTests() => Services.AddStill(Digits.All).AddGuide();

    [Fact]
    public void The_first_digits_are_here_and_nothing_is_trained()
    {
        IDigits digits = Services.GetRequiredService<IDigits>();
        Assert.Equal(DigitsExtensions.EnoughToBegin, digits.Available(DigitSet.Training));
        Assert.Equal(DigitsExtensions.EnoughToBegin, digits.Available(DigitSet.Test));
        Networks networks = Services.GetRequiredService<Networks>();
        Assert.Null(networks.Trained);
        Assert.Same(networks.Initial, networks.Latest);
    }

    [Fact]
    public void The_cover_shows_a_network_that_has_not_learned()
    {
        IRenderedComponent<Cover> cover = Render<Cover>();
        Assert.Equal("as it learns", cover.Find(".segments .chosen").TextContent.Trim());
        Assert.Contains("has not learned anything yet", cover.Find("#reading .scene-caption").TextContent);
    }

    [Fact]
    public void When_it_has_learned_the_cover_shows_that()
    {
        using var context = new BunitContext();
        context.Services.AddStill(Digits.All).AddGuide().AddSingleton<IDigits>(new LibraryDigits(Digits.All));
        IRenderedComponent<Cover> cover = context.Render<Cover>();
        Assert.Equal("trained", cover.Find(".segments .chosen").TextContent.Trim());
        Assert.Equal("7", cover.Find(".bar-row.answer .bar-name").TextContent);
        cover.FindAll(".segments input")[0].Change(true);
        Assert.Contains("has not learned anything yet", cover.Find("#reading .scene-caption").TextContent);
    }

    [Fact]
    public void The_labels_of_the_first_digits_are_counted()
    {
        IRenderedComponent<DatasetChapter> chapter = Render<DatasetChapter>();
        int[] counts = [.. chapter.FindAll(".counts td.num").Select(cell => int.Parse(cell.TextContent, System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(DigitsExtensions.EnoughToBegin, counts.Sum());
        Assert.Contains("more are on their way", chapter.Find(".found").TextContent);
    }
}
