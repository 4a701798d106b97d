using Bunit;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Scenes.Running;
using Glassbox.Guide.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Glassbox.Guide.Tests.Scenes.Running;

public sealed class ConfusionSceneTests : WholeContext
{
    [Fact]
    public void The_cell_its_page_and_its_digit_are_in_the_address()
    {
        Services.GetRequiredService<Networks>().Use(new SavedModel(new Network(NetworkFactory.Shape(20), 5)), "from a test");
        IRenderedComponent<ConfusionScene> scene = Open();
        scene.FindAll(".confusion button").MaxBy(cell => int.Parse(cell.TextContent, System.Globalization.CultureInfo.InvariantCulture))!.Click();
        scene.Find("[aria-label='The next digits']").Click();
        scene.Find(".mosaic-frame").KeyDown("ArrowRight");
        Assert.Contains("celldigit=41", Uri);
        string name = scene.Find(".confusion-name").TextContent;
        Assert.Equal(name, Open().Find(".confusion-name").TextContent);

        scene.FindAll(".confusion button")[0].Click();
        Assert.DoesNotContain("celldigit", Uri);
    }

    private IRenderedComponent<ConfusionScene> Open()
    {
        IRenderedComponent<ConfusionScene> scene = Render<ConfusionScene>();
        scene.WaitForState(() => scene.FindAll(".confusion-name").Count > 0);
        return scene;
    }
}
