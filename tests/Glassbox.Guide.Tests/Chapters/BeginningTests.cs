using Microsoft.Extensions.DependencyInjection;
using Bunit;
using Glassbox.Guide.Chapters;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Worker;

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
        Assert.Equal(2, cover.FindAll("#cover svg.stage-still").Count); // for wide screens and for narrow ones
        Assert.Contains("twenty tiles, nothing learned yet", cover.Find("#cover svg.wide").TextContent);
        Assert.Contains("A handwritten 5 goes in.", cover.Find("#cover svg.narrow").TextContent);
        Assert.Equal("basics/", cover.Find(".cover-start").GetAttribute("href"));
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
