using Bunit;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Scenes.Backpropagation;
using Glassbox.Guide.Scenes.Cost;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Worker;
using Glassbox.Reference;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Glassbox.Guide.Tests.Scenes.Backpropagation;

public sealed class BackpropagationScenesTests : SceneContext
{
    private static Trace Trace(Network network, int digit) =>
        ReferenceNetwork.From(network).Trace(Image(DigitSet.Training, digit), DigitsExtensions.OneHot(Digits.All.Training.Label(digit)));

    [Fact]
    public void Blame_is_what_the_twin_sends_back()
    {
        Go("backpropagation/?digit=7&neuron=3");
        Trace trace = Trace(Initial, 7);
        IRenderedComponent<BlameScene> scene = Render<BlameScene>();
        Assert.Equal(
            [Numbers.Fixed(trace["hidden error"].Values[3]), Numbers.Fixed(trace["hidden delta"].Values[3])],
            scene.FindAll(".blame-sum b").Where((_, i) => i != 1).Select(b => b.TextContent));
        scene.Find(".digit-picker input").Change("12");
        Assert.Equal(Numbers.Fixed(Trace(Initial, 12)["hidden error"].Values[3]), scene.Find(".blame-sum b").TextContent);
    }

    [Fact]
    public void Blame_comes_back_product_by_product_and_can_be_taken_back()
    {
        Go("backpropagation/?digit=7&neuron=3");
        Trace trace = Trace(Initial, 7);
        IRenderedComponent<BlameScene> scene = Render<BlameScene>();
        Assert.Equal("14 / 14", scene.Find(".timeline-place").TextContent);
        string whole = Arrows();
        scene.Find("[data-first]").Click();
        Assert.NotEmpty(scene.FindAll(".flow[marker-start]"));
        Assert.Empty(scene.FindAll(".flow[marker-end]"));
        Assert.Contains(Numbers.Fixed(trace["hidden activations"].Values[3], 3), scene.Find(".timeline-name").TextContent);
        scene.Find("[data-forward]").Click();
        Assert.Equal(trace["output delta"].Values.Select(delta => Numbers.Fixed(delta, 3)), scene.FindAll(".edge .value").Select(value => value.TextContent));
        scene.Find("[data-forward]").Click();
        Assert.Equal(10, scene.FindAll(".waiting").Count);
        double error = 0;
        for (int output = 0; output < 10; output++)
        {
            scene.Find("[data-forward]").Click();
            error += ReferenceNetwork.From(Initial).Weights[1][output, 3] * trace["output delta"].Values[output];
            Assert.Equal(Numbers.Fixed(error), scene.Find(".blame-sum b").TextContent);
            Assert.Equal(9 - output, scene.FindAll(".waiting").Count);
        }

        Assert.Contains("blame=12", Uri);
        scene.Find("[data-forward]").Click();
        Assert.Equal(whole, Arrows());
        Assert.DoesNotContain("blame=", Uri);
        scene.Find("[data-back]").Click();
        Assert.Equal(4, scene.FindAll(".blame-sum > .later").Count);

        string Arrows() => string.Concat(scene.FindAll(".flow").Select(arrow => arrow.OuterHtml));
    }

    [Fact]
    public void Each_arrow_of_the_blame_lights_its_product_and_the_symbols_of_formula_and_program()
    {
        IRenderedComponent<BlameScene> scene = Render<BlameScene>();
        for (int output = 0; output < 10; output++)
        {
            Assert.Single(scene.FindAll($".blame .edge > [data-term='weight-{output}']"));
            Assert.Single(scene.FindAll($".products [data-term='weight-{output} delta-{output}']"));
            Assert.Equal("W", scene.Find($"math [data-term~='weight-{output}'] mi").TextContent);
            Assert.Contains(scene.FindAll($".code-pane [data-term~='delta-{output}']"), name => name.TextContent == "outputDelta");
        }
    }

    [Fact]
    public void Each_scene_keeps_a_digit_of_its_own_in_the_address()
    {
        Render<MicroscopeScene>().Find(".digit-picker input").Change("16");
        Render<OuterProductScene>().Find(".digit-picker input").Change("17");
        Render<BlameScene>().Find(".digit-picker input").Change("18");
        Assert.Equal(["16", "17", "18"], new[] { Digit<MicroscopeScene>(), Digit<OuterProductScene>(), Digit<BlameScene>() });

        string Digit<T>() where T : IComponent => Render<T>().Find(".digit-picker input").GetAttribute("value")!;
    }

    [Fact]
    public void A_loaded_network_of_another_width_is_looked_into()
    {
        var wide = new Network(NetworkFactory.Shape(32), 5);
        Services.GetRequiredService<Networks>().Use(new SavedModel(wide), "from a test");
        Go("backpropagation/?trained=1&outer-trained=1&scope-trained=1&neuron=31");
        Trace trace = Trace(wide, 0);
        Assert.Equal(Numbers.Fixed(trace["hidden delta"].Values[31]), Render<BlameScene>().FindAll(".blame-sum b")[2].TextContent);
        Assert.Equal(32, Render<OuterProductScene>().FindAll(".pictures [role=listitem]").Count);
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
        Go("backpropagation/?parameter=321");
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
        Go("backpropagation/?scope-trained=1&parameter=25150");
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
        Go($"backpropagation/?scope-digit=3&parameter={parameter}");
        IRenderedComponent<MicroscopeScene> scene = Render<MicroscopeScene>();
        Assert.Equal(
            [delta, .. input is null ? [] : new[] { input }],
            scene.FindAll(".formula")[0].QuerySelectorAll("[data-term]").Skip(1).Select(term => term.GetAttribute("data-term")!));
        Assert.Contains(scene.FindAll(".shape-box [data-term]"), box => box.GetAttribute("data-term") == result && box.TextContent.Contains(shape));
        Assert.Equal(2, scene.FindAll($".code-pane [aria-current] [data-term='{delta}']").Count);
    }

    [Fact]
    public void The_outer_product_fills_row_by_row_and_keeps_the_cell_that_was_picked()
    {
        Go("backpropagation/?outer-digit=7&outer-rows=4");
        Trace trace = Trace(Initial, 7);
        IRenderedComponent<OuterProductScene> scene = Render<OuterProductScene>();
        Assert.Contains(Numbers.Fixed(trace["output delta"].Values[3]), scene.Find(".timeline-name").TextContent);
        double[] table = Table(scene);
        Assert.Equal(trace["output weight gradients"].Values.Take(80), table.Take(80));
        Assert.All(table.Skip(80), gradient => Assert.Equal(0, gradient));
        scene.Find("[data-back]").Click();
        Assert.All(Table(scene).Skip(60), gradient => Assert.Equal(0, gradient));
        scene.Find(".timeline input").Input("10");
        Assert.Equal(trace["output weight gradients"].Values, Table(scene));

        scene.FindAll(".matrix-frame")[2].KeyDown("ArrowRight");
        Assert.DoesNotContain("outer-cell", Uri);
        scene.FindAll(".matrix-frame")[2].KeyDown("Enter");
        string picked = scene.Find(".readout-name").TextContent;
        scene.FindAll(".matrix-frame")[2].TriggerEvent("onpointerleave", new PointerEventArgs());
        Assert.Equal(picked, scene.Find(".readout-name").TextContent);
        Assert.Equal(picked, Render<OuterProductScene>().Find(".readout-name").TextContent);

        static double[] Table(IRenderedComponent<OuterProductScene> scene) => scene.FindComponents<MatrixView>()[2].Instance.Values;
    }

    [Fact]
    public void Too_small_an_epsilon_runs_out_of_digits()
    {
        Go("backpropagation/?scope-digit=3&eps=-13");
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
        Go($"backpropagation/?scope-digit={digit}&rate={Math.Log10(double.Parse(rate, System.Globalization.CultureInfo.InvariantCulture))}");
        var twin = ReferenceNetwork.From(Initial);
        int[] others = [.. Enumerable.Range(0, 21).Where(i => i != digit)];
        double before = others.Average(Cost);
        twin.Learn(Image(DigitSet.Training, digit), DigitsExtensions.OneHot(Digits.All.Training.Label(digit)), Loss.BinaryCrossEntropy,
            new Sgd { LearningRate = float.Parse(rate, System.Globalization.CultureInfo.InvariantCulture) });
        Assert.Equal($"{Numbers.Brief(before)} → {Numbers.Brief(others.Average(Cost))}", Render<MicroscopeScene>().Find("[data-others]").TextContent);

        double Cost(int i) => twin.Cost(Image(DigitSet.Training, i), DigitsExtensions.OneHot(Digits.All.Training.Label(i)));
    }

    [Fact]
    public void The_smallest_network_takes_the_twins_step()
    {
        IRenderedComponent<SmallestScene> scene = Render<SmallestScene>();
        static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
        double h = Sigmoid(0.5), o = Sigmoid(0.8 * h), delta = o - 1, hiddenDelta = 0.8 * delta * h * (1 - h);
        double w = 0.8 - (0.5 * delta * h), v = 0.5 - (0.5 * hiddenDelta);
        Assert.Equal(
            new[] { h, o, delta, 0.8 * delta, hiddenDelta, delta * h, hiddenDelta, w, v }.Select(number => Numbers.Fixed(number)),
            scene.FindAll("tbody b").SkipLast(1).Select(b => b.TextContent));
        Assert.Equal(Numbers.Fixed(Sigmoid((w * Sigmoid(v - (0.5 * hiddenDelta))) - (0.5 * delta))), scene.Find("[data-after]").TextContent);
    }

    [Fact]
    public void The_smallest_network_names_its_shapes_and_its_lines()
    {
        IRenderedComponent<SmallestScene> scene = Render<SmallestScene>();
        Assert.Equal(["hiddenWeights", "image", "hidden", "outputWeights", "hidden", "output"],
            scene.FindAll(".shape").Select(shape => shape.GetAttribute("data-term")));
        foreach (string term in new[] { "hidden", "output", "outputDelta", "hiddenDelta", "outputWeights", "hiddenWeights" })
        {
            Assert.NotEmpty(scene.FindAll($"tbody [data-term~={term}]"));
            Assert.NotEmpty(scene.FindAll($".code-pane [data-term={term}]"));
        }
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
