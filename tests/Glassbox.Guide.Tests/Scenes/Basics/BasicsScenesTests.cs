using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using AngleSharp.Dom;
using Bunit;
using Glassbox.Guide.Chapters;
using Glassbox.Guide.Lab;
using Glassbox.Guide.Scenes.Basics;
using Glassbox.Guide.Widgets;
using Glassbox.Guide.Worker;
using Glassbox.Reference;

namespace Glassbox.Guide.Tests.Scenes.Basics;

public sealed class BasicsScenesTests : SceneContext
{
    [Fact]
    public void The_open_neuron_says_what_the_twin_says()
    {
        Go("basics/?x1=0.25&w1=-3&w3=1.5");
        IRenderedComponent<OpenNeuronScene> scene = Render<OpenNeuronScene>();
        double sum = (0.25 * -3) + (0.4 * -1.5) + (0.6 * 1.5);
        Assert.Equal(Numbers.Fixed(1 / (1 + Math.Exp(-sum)), 3), scene.Find(".answer b").TextContent);
        Assert.Equal(Numbers.Fixed(sum, 2), scene.Find(".sum .total").TextContent);
        Assert.Equal(["−0.75", "−0.60", "0.90"], scene.FindAll(".product").Select(p => p.TextContent));
    }

    [Fact]
    public void Its_sum_grows_product_by_product()
    {
        IRenderedComponent<OpenNeuronScene> scene = Render<OpenNeuronScene>();
        scene.Find("[data-first]").Click();
        List<string> sums = [scene.Find(".total").TextContent];
        for (int step = 1; step <= 3; step++)
        {
            scene.Find("[data-forward]").Click();
            sums.Add(scene.Find(".total").TextContent);
        }

        Assert.Equal(["0.00", "1.80", "1.20", "1.50"], sums);
    }

    [Fact]
    public void While_it_adds_up_nothing_shows_the_end()
    {
        Go("basics/?step=1");
        IRenderedComponent<OpenNeuronScene> scene = Render<OpenNeuronScene>();
        Assert.Equal("not yet", scene.Find(".answer b").TextContent);
        Assert.Empty(scene.FindAll(".rider"));
        Assert.DoesNotContain("−1.50", scene.Find(".formulas").TextContent);
        scene.Find("g.sum").Focus();
        Assert.Contains("1.80", scene.Find(".readout").TextContent);
        for (int step = 1; step < 4; step++) scene.Find("[data-forward]").Click();
        Assert.Equal("0.818", scene.Find(".answer b").TextContent);
        Assert.Contains("−1.50", scene.Find(".formulas").TextContent);
    }

    [Theory]
    [InlineData("pointerup")]
    [InlineData("pointercancel")]
    [InlineData("lostpointercapture")]
    public void A_dragged_weight_is_kept_however_it_is_let_go(string end)
    {
        IRenderedComponent<OpenNeuronScene> scene = Render<OpenNeuronScene>();
        scene.FindAll("g.weight")[1].TriggerEvent("onpointerdown", new PointerEventArgs { PointerId = 1, ClientY = 100 });
        scene.Find("svg.neuron").TriggerEvent("onpointermove", new PointerEventArgs { PointerId = 2, ClientY = 0 }); // another finger
        scene.Find("svg.neuron").TriggerEvent("onpointermove", new PointerEventArgs { PointerId = 1, ClientY = 60 });
        Assert.DoesNotContain("w2", Uri, StringComparison.Ordinal);
        scene.Find("svg.neuron").TriggerEvent("on" + end, new PointerEventArgs { PointerId = 1 });
        Assert.EndsWith("?w2=0", Uri, StringComparison.Ordinal);
        scene.Find("svg.neuron").TriggerEvent("onpointermove", new PointerEventArgs { PointerId = 1, ClientY = 0 });
        Assert.Equal("× 0.00", scene.FindAll("g.weight text")[1].TextContent);
    }

    [Fact]
    public void Only_the_first_button_drags()
    {
        IRenderedComponent<OpenNeuronScene> scene = Render<OpenNeuronScene>();
        scene.FindAll("g.weight")[1].TriggerEvent("onpointerdown", new PointerEventArgs { Button = 2, ClientY = 100 });
        scene.Find("svg.neuron").TriggerEvent("onpointermove", new PointerEventArgs { ClientY = 60 });
        Assert.Equal("× −1.50", scene.FindAll("g.weight text")[1].TextContent);
    }

    [Fact]
    public void With_an_output_opened_steps_go_to_the_next_output()
    {
        Go("basics/?output=9");
        IRenderedComponent<BasicsChapter> chapter = Render<BasicsChapter>();
        Assert.Equal("Output 9", chapter.Find(".stepper span").TextContent);
        chapter.FindAll(".stepper button")[1].Click();
        Assert.Equal("Output 0", chapter.Find(".stepper span").TextContent);
        Assert.EndsWith("?output=0", Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_input_weight_and_product_of_the_formula_is_its_own_in_the_picture()
    {
        IRenderedComponent<OpenNeuronScene> scene = Render<OpenNeuronScene>();
        foreach (string term in new[] { "neuronInput2", "neuronWeight2", "neuronProduct2" })
        {
            Assert.Single(scene.FindAll($"svg.neuron [data-term={term}]"));
            Assert.Single(scene.FindAll($".formulas [data-term={term}]"));
        }

        Assert.NotEmpty(scene.FindAll("#neuron-program [data-term~=neuronWeight2]"));
        scene.FindAll("g.weight")[1].Focus();
        Assert.Equal("neuronWeight2", scene.Find(".readout code").GetAttribute("data-term"));
    }

    [Fact]
    public void A_neuron_pointed_at_carries_its_term_in_picture_readout_and_program()
    {
        IRenderedComponent<BasicsChapter> chapter = Render<BasicsChapter>();
        IElement hit = chapter.FindAll("#network .network-neuron")[10];
        hit.TriggerEvent("onpointerenter", new PointerEventArgs());
        Assert.Equal("hidden", hit.GetAttribute("data-term"));
        Assert.Equal("hidden", chapter.Find("#network .readout code").GetAttribute("data-term"));
        Assert.NotEmpty(chapter.FindAll("#network-program [data-term=hidden]"));
        Assert.StartsWith("Hidden neuron 10", chapter.Find("#network .readout-name").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Choosing_a_neuron_shows_it_wherever_the_pointer_was_left()
    {
        IRenderedComponent<BasicsChapter> chapter = Render<BasicsChapter>();
        chapter.FindAll("#network .network-neuron")[10].TriggerEvent("onpointerenter", new PointerEventArgs());
        chapter.FindAll("#network .network-neuron input")[3].Change("on");
        Assert.StartsWith("Hidden neuron 3", chapter.Find("#network .readout-name").TextContent, StringComparison.Ordinal);
        chapter.FindAll("#network .network-neuron")[10].TriggerEvent("onpointerenter", new PointerEventArgs());
        chapter.FindAll("#network .stepper button")[1].Click();
        Assert.StartsWith("Hidden neuron 4", chapter.Find("#network .readout-name").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("basics/?x1=nan&w1=99999&w2=-4&step=17")]
    [InlineData("basics/?x1=&w1=%3Cb%3E&x2=1e999")]
    public void Nonsense_in_the_address_counts_as_nothing(string address)
    {
        Go(address);
        IRenderedComponent<OpenNeuronScene> scene = Render<OpenNeuronScene>();
        Assert.Equal("0.818", scene.Find(".answer b").TextContent);
        Assert.Empty(scene.FindAll("b b"));
    }

    [Fact]
    public void A_hidden_neuron_opens_to_its_products()
    {
        Go("basics/?hidden=7&digit=3");
        IRenderedComponent<BasicsChapter> chapter = Render<BasicsChapter>();
        double[] image = Image(DigitSet.Training, 3);
        Trace trace = ReferenceNetwork.From(Initial).Forward(image);
        IElement table = chapter.Find(".strongest");
        Assert.Equal(Numbers.Fixed(trace["hidden sums"].Values[7], 2), table.QuerySelector("[data-term=hiddenSums]")!.TextContent);
        double[] products = [.. image.Select((pixel, p) => pixel * Initial.Layers[0].Weight(p, 7))];
        double largest = products.MaxBy(Math.Abs);
        Assert.Equal(Numbers.Fixed(largest, 2), table.QuerySelector("tbody td:last-child")!.TextContent);
    }

    [Fact]
    public void The_chapter_begins_with_the_network_as_it_was_drawn()
    {
        IRenderedComponent<BasicsChapter> chapter = Render<BasicsChapter>();
        Assert.Equal("untrained", chapter.Find("#network .segments .chosen").TextContent.Trim());
        Assert.Contains("has not learned anything yet", chapter.Find("#network .scene-caption").TextContent);
    }

    [Fact]
    public void Ink_on_positive_weights_excites_most()
    {
        var passing = new Passing(ReferenceNetwork.From(Initial), Image(DigitSet.Training, 0));
        IRenderedComponent<ExcitementQuestion> question = Render<ExcitementQuestion>(p => p.Add(q => q.Passing, passing).Add(q => q.Neuron, 4));
        question.FindAll("li button")[0].Click();
        Assert.Contains("positive", question.Find("li.right").TextContent);
        double most = Enumerable.Range(0, 784).Sum(p => Math.Max(0, (double)Initial.Layers[0].Weight(p, 4)));
        Assert.Equal(Numbers.Fixed(most, 2), question.Find("li.right dd").TextContent);
    }

    [Theory]
    [InlineData(20, 15_910)]
    [InlineData(1, 805)]
    [InlineData(64, 50_890)]
    public void Parameters_are_counted(int neurons, int all)
    {
        Go($"basics/?neurons={neurons}");
        Assert.Equal(Numbers.Count(all), Render<ParameterCountScene>().Find("tfoot td.num").TextContent);
        Assert.Equal(all, new Architecture([784, neurons, 10]).ParameterCount);
    }
}
