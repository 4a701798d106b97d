using Bunit;
using Bunit.TestDoubles;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Scenes.Backpropagation;
using Glassbox.Guide.Scenes.Cost;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Worker;
using Glassbox.Twin;
using Microsoft.Extensions.DependencyInjection;

namespace Glassbox.Guide.Tests.Scenes.Backpropagation;

public sealed class BackpropagationScenesTests : SceneContext
{
    private void At(string address) => Services.GetRequiredService<BunitNavigationManager>().NavigateTo(address);

    private static Trace Trace(Network network, int digit) =>
        TwinNetwork.From(network).Trace(Image(DigitSet.Training, digit), DigitsExtensions.OneHot(Digits.All.Training.Label(digit)));

    [Fact]
    public void Blame_is_what_the_twin_sends_back()
    {
        At("backpropagation/?digit=7&neuron=3");
        Trace trace = Trace(Initial, 7);
        IRenderedComponent<BlameScene> scene = Render<BlameScene>();
        Assert.Equal(
            [Numbers.Fixed(trace["hidden error"].Values[3]), Numbers.Fixed(trace["hidden delta"].Values[3])],
            scene.FindAll(".blame-sum b").Where((_, i) => i != 1).Select(b => b.TextContent));
        scene.Find(".digit-picker input").Change("12");
        Assert.Equal(Numbers.Fixed(Trace(Initial, 12)["hidden error"].Values[3]), scene.Find(".blame-sum b").TextContent);
    }

    [Fact]
    public void A_loaded_network_of_another_width_is_looked_into()
    {
        var wide = new Network(NetworkOf.Shape(32), 5);
        Services.GetRequiredService<Networks>().Use(wide, "from a test");
        At("backpropagation/?trained=1&neuron=31");
        Trace trace = Trace(wide, 0);
        Assert.Equal(Numbers.Fixed(trace["hidden delta"].Values[31]), Render<BlameScene>().FindAll(".blame-sum b")[2].TextContent);
        Assert.Equal(32, Render<OuterProductScene>().FindAll(".pictures [role=listitem]").Count);
        Assert.Contains(Numbers.Count(wide.Architecture.Parameters), Render<MicroscopeScene>().Find(".pick").TextContent);
    }

    [Fact]
    public void The_microscope_stays_where_it_is_when_costs_change()
    {
        IRenderedComponent<MicroscopeScene> scene = Render<MicroscopeScene>();
        Assert.NotEmpty(scene.FindAll(".agree"));
        string name = scene.Find(".scope-what").TextContent;
        scene.FindAll(".segments label").First(l => l.TextContent.Contains("squared error")).QuerySelector("input")!.Change(true);
        Assert.NotEmpty(scene.FindAll(".differ"));
        scene.FindAll(".segments label").First(l => l.TextContent.Contains("the measured cost")).QuerySelector("input")!.Change(true);
        Assert.NotEmpty(scene.FindAll(".agree"));
        Assert.Equal(name, scene.Find(".scope-what").TextContent);
    }

    [Fact]
    public void Dragged_outputs_stay_until_the_reader_asks_for_the_networks()
    {
        IRenderedComponent<ErrorTilesScene> scene = Render<ErrorTilesScene>();
        string before = scene.Find(".stat b").TextContent;
        scene.FindAll(".bars input")[0].Input("1");
        Assert.NotEqual(before, scene.Find(".stat b").TextContent);
        string dragged = scene.Find(".stat b").TextContent;
        Services.GetRequiredService<Networks>().Use(new Network(NetworkOf.Shape(20), 9), "from a test");
        Assert.Equal(dragged, scene.Find(".stat b").TextContent);
        scene.Find(".note button").Click();
        Assert.Equal(before, scene.Find(".stat b").TextContent);
    }
}
