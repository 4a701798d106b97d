using Bunit;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Scenes.Backpropagation;
using Glassbox.Guide.Scenes.Cost;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Worker;
using Glassbox.Reference;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Glassbox.Guide.Tests.Scenes.Backpropagation;

public sealed class BackpropagationScenesTests : SceneContext
{
    [Fact]
    public void The_microscope_looks_into_a_loaded_network_of_another_width()
    {
        var wide = new Network(NetworkFactory.Shape(32), 5);
        Services.GetRequiredService<Networks>().Use(new SavedModel(wide), "from a test");
        Go("backpropagation/proof/?scope-trained=1");
        Assert.Contains(Numbers.Count(wide.Architecture.ParameterCount), Render<MicroscopeScene>().Find(".pick").TextContent);
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
    public void The_microscope_only_reads_what_is_pointed_at_and_looks_at_what_is_clicked()
    {
        Go("backpropagation/proof/?parameter=321");
        IRenderedComponent<MicroscopeScene> scene = Render<MicroscopeScene>();
        string name = scene.Find(".scope-what").TextContent, address = Uri;
        scene.Find(".matrix-frame").PointerMove(new PointerEventArgs { OffsetX = 13 * 8, OffsetY = 8 });
        Assert.Equal("hiddenWeights[0][41]", scene.Find(".pick-readout code").TextContent);
        Assert.Equal((name, address), (scene.Find(".scope-what").TextContent, Uri));
        scene.Find(".matrix-frame").TriggerEvent("onpointerleave", new PointerEventArgs());
        Assert.Empty(scene.FindAll(".pick-readout code"));
        scene.Find(".matrix-frame").KeyDown("ArrowRight");
        Assert.Equal((name, address), (scene.Find(".scope-what").TextContent, Uri));
        scene.Find(".matrix-frame").KeyDown("Enter");
        Assert.Contains("hiddenWeights[0][322]", scene.Find(".scope-what").TextContent);
        scene.Find(".matrix-frame").Click(new MouseEventArgs { OffsetX = 13 * 8, OffsetY = 8 });
        Assert.Contains("hiddenWeights[0][41]", scene.Find(".scope-what").TextContent);
        Assert.EndsWith("parameter=41", Uri);
    }

    [Fact]
    public void What_is_pointed_at_goes_with_its_network()
    {
        Networks networks = Services.GetRequiredService<Networks>();
        networks.Use(new SavedModel(new Network(NetworkFactory.Shape(32), 5)), "from a test");
        Go("backpropagation/proof/?scope-trained=1&parameter=25150");
        IRenderedComponent<MicroscopeScene> scene = Render<MicroscopeScene>();
        scene.Find(".matrix-frame").KeyDown("End");
        Assert.Equal("outputWeights[0][31]", scene.Find(".pick-readout code").TextContent);
        networks.Use(new SavedModel(new Network(NetworkFactory.Shape(20), 5)), "from a test");
        scene.WaitForAssertion(() => Assert.Empty(scene.FindAll(".pick-readout code")));
    }

    [Theory]
    [InlineData(300, "hiddenDelta", "image", "hiddenWeights", "20 × 784")]
    [InlineData(15_684, "hiddenDelta", null, "hiddenBiases", "20 × 1")]
    [InlineData(15_701, "outputDelta", "hidden", "outputWeights", "10 × 20")]
    public void The_microscopes_formula_names_what_the_program_multiplies(int parameter, string delta, string? input, string result, string shape)
    {
        Go($"backpropagation/proof/?scope-digit=3&parameter={parameter}");
        IRenderedComponent<MicroscopeScene> scene = Render<MicroscopeScene>();
        Assert.Equal(
            [delta, .. input is null ? [] : new[] { input }],
            scene.FindAll(".formula")[0].QuerySelectorAll("[data-term]").Skip(1).Select(term => term.GetAttribute("data-term")!));
        Assert.Contains(scene.FindAll(".shape-box [data-term]"), box => box.GetAttribute("data-term") == result && box.TextContent.Contains(shape));
        Assert.Equal(2, scene.FindAll($".code-pane [aria-current] [data-term='{delta}']").Count);
    }

    [Fact]
    public void Too_small_an_epsilon_runs_out_of_digits()
    {
        Go("backpropagation/proof/?scope-digit=3&eps=-13");
        IRenderedComponent<MicroscopeScene> scene = Render<MicroscopeScene>();
        Assert.Contains("ε is too small", scene.Find(".verdict.differ").TextContent);
        string above = scene.Find("[data-above]").TextContent, below = scene.Find("[data-below]").TextContent;
        Assert.NotEqual(above, below);
        Assert.Equal(above[..8], below[..8]);
    }

    [Fact]
    public void The_legend_says_the_slope_of_the_tangent_and_the_cost_of_the_curve()
    {
        IRenderedComponent<MicroscopeScene> scene = Render<MicroscopeScene>();
        Assert.EndsWith($"slope {scene.Find("[data-formula]").TextContent}, by formula", scene.Find(".legend.second").TextContent.Trim());
        Assert.Empty(scene.FindAll(".legend.second b"));
    }

    [Theory]
    [InlineData("0.1", 1)]
    [InlineData("100", 1)]
    public void An_update_is_also_measured_on_digits_that_it_was_not_made_for(string rate, int digit)
    {
        Go($"backpropagation/proof/?scope-digit={digit}&rate={Math.Log10(double.Parse(rate, System.Globalization.CultureInfo.InvariantCulture))}");
        var twin = ReferenceNetwork.From(Initial);
        int[] others = [.. Enumerable.Range(0, 21).Where(i => i != digit)];
        double before = others.Average(Cost);
        twin.Learn(Image(DigitSet.Training, digit), DigitsExtensions.OneHot(Digits.All.Training.Label(digit)), Loss.BinaryCrossEntropy,
            new Sgd { LearningRate = float.Parse(rate, System.Globalization.CultureInfo.InvariantCulture) });
        Assert.Equal($"{Numbers.Brief(before)} → {Numbers.Brief(others.Average(Cost))}", Render<MicroscopeScene>().Find("[data-others]").TextContent);

        double Cost(int i) => twin.Cost(Image(DigitSet.Training, i), DigitsExtensions.OneHot(Digits.All.Training.Label(i)));
    }

    [Fact]
    public void Squares_can_be_worked_out_again_from_the_numbers_shown()
    {
        for (double output = 0.0003; output < 1; output += 0.00137)
        {
            foreach (double label in new double[] { 0, 1 })
            {
                double read = Math.Round(output, Costs.Decimals(output, label));
                Assert.Equal(Numbers.Fixed((output - label) * (output - label)), Numbers.Fixed((read - label) * (read - label)));
            }
        }
    }

    [Fact]
    public void The_legend_of_the_costs_is_the_table()
    {
        Go("cost/?o=0.02");
        IRenderedComponent<CostCurvesScene> scene = Render<CostCurvesScene>();
        string[] table = [.. scene.FindAll(".scene-aside tbody td").Select(cell => cell.TextContent)];
        Assert.Equal([table[0], table[2], table[1], table[3]], scene.FindAll(".legend b").Select(b => b.TextContent));
    }

    [Fact]
    public void Dragged_outputs_stay_until_the_reader_asks_for_the_networks()
    {
        IRenderedComponent<ErrorTilesScene> scene = Render<ErrorTilesScene>();
        string before = scene.Find(".stat b").TextContent;
        scene.FindAll(".bars input")[0].Input("1");
        Assert.NotEqual(before, scene.Find(".stat b").TextContent);
        string dragged = scene.Find(".stat b").TextContent;
        Services.GetRequiredService<Networks>().Use(new SavedModel(new Network(NetworkFactory.Shape(20), 9)), "from a test");
        Assert.Equal(dragged, scene.Find(".stat b").TextContent);
        scene.Find(".note button").Click();
        Assert.Equal(before, scene.Find(".stat b").TextContent);
    }
}
