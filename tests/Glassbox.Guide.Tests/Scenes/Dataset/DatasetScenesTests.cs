using Bunit;
using Glassbox.Guide.Scenes.Dataset;
using Microsoft.AspNetCore.Components.Web;

namespace Glassbox.Guide.Tests.Scenes.Dataset;

public sealed class DatasetScenesTests : SceneContext
{
    [Fact]
    public void Painted_pixels_are_in_the_address_when_the_pen_is_let_go()
    {
        IRenderedComponent<UnrollScene> scene = Render<UnrollScene>();
        scene.FindAll(".segments input")[1].Change("on"); // ink it
        scene.Find(".matrix-frame").TriggerEvent("onpointerdown", new PointerEventArgs { OffsetX = 5, OffsetY = 15, Buttons = 1 });
        scene.Find(".matrix-frame").TriggerEvent("onpointermove", new PointerEventArgs { OffsetX = -200, OffsetY = 15, Buttons = 1 }); // outside of it
        Assert.DoesNotContain("ink=", Uri, StringComparison.Ordinal);
        scene.Find(".matrix-frame").TriggerEvent("onlostpointercapture", new PointerEventArgs());
        Assert.Contains("ink=", Uri, StringComparison.Ordinal);

        IRenderedComponent<UnrollScene> again = Render<UnrollScene>();
        Assert.Equal(scene.Find(".scene-caption").TextContent, again.Find(".scene-caption").TextContent);
        Assert.StartsWith("This digit has been painted on", again.Find(".scene-caption").TextContent, StringComparison.Ordinal);
        again.FindAll(".scene-controls > button")[0].Click(); // as it was
        Assert.DoesNotContain("ink=", Uri, StringComparison.Ordinal);
    }
}
