using Bunit;
using Glassbox.Guide.Tests.Scenes;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Worker;

namespace Glassbox.Guide.Tests.Widgets;

public sealed class DigitPickerTests : SceneContext
{
    [Theory]
    [InlineData(DigitSet.Training, 0, "(a 5)")]
    [InlineData(DigitSet.Test, 0, "(a 7)")]
    [InlineData(DigitSet.Test, 61, "(an 8)")]
    public void A_place_in_the_file_is_not_taken_for_a_figure(DigitSet set, int index, string shown)
    {
        IRenderedComponent<DigitPicker> picker = Render<DigitPicker>(p => p.Add(d => d.Label, "Digit").Add(d => d.Set, set).Add(d => d.Index, index));
        Assert.Equal("Digit no.", picker.Find("label").TextContent.Trim());
        Assert.Equal(shown, picker.Find(".digit-number > span").TextContent);
    }

    [Fact]
    public void What_a_digit_shows_is_said_when_it_is_here()
    {
        IRenderedComponent<DigitPicker> picker = Render<DigitPicker>(p => p.Add(d => d.Index, 59_999));
        Assert.Empty(picker.FindAll(".digit-number > span"));
    }
}
